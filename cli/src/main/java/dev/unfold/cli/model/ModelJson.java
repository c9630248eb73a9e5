package dev.unfold.cli.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.tagger.ModelContents;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The contents of a model file, as one JSON object on one line. */
final class ModelJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ModelJson() {}

  static String of(ModelContents contents) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("sha256", contents.sha256());
      for (Map.Entry<String, String> entry : contents.format().entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      object(json, "configuration", contents.configuration());
      object(json, "provenance", contents.provenance());
      lists(json, contents);
      json.writeNumberField("weights", contents.weights());
      tensors(json, contents);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void object(JsonGenerator json, String name, Map<String, String> entries)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void lists(JsonGenerator json, ModelContents contents) throws IOException {
    for (var list : contents.lists().entrySet()) {
      json.writeFieldName(list.getKey());
      String[] entries = list.getValue().toArray(String[]::new);
      json.writeArray(entries, 0, entries.length);
    }
  }

  private static void tensors(JsonGenerator json, ModelContents contents) throws IOException {
    json.writeArrayFieldStart("tensors");
    for (ModelContents.Tensor tensor : contents.tensors()) {
      json.writeStartObject();
      json.writeStringField("name", tensor.name());
      json.writeStringField("dtype", tensor.type());
      json.writeFieldName("shape");
      json.writeArray(new int[] {tensor.rows(), tensor.columns()}, 0, 2);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
