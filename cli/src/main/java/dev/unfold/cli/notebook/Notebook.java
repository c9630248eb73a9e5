package dev.unfold.cli.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A notebook as Jupyter stores it, in nbformat 4.5. Cells carry the outputs that the guide shows, so it reads well before
 * it has run.
 */
final class Notebook {
  private static final int MAJOR = 4;
  private static final int MINOR = 5;
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private Notebook(JsonGenerator json) {
    this.json = json;
  }

  /** The text of the file. */
  static String of(List<Cell> cells) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new Notebook(json).write(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void write(List<Cell> cells) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("cells");
    for (int i = 0; i < cells.size(); i++) {
      write(cells.get(i), "cell-" + (i + 1));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("metadata");
    json.writeObjectFieldStart("kernelspec");
    json.writeStringField("display_name", KernelSpec.DISPLAY_NAME);
    json.writeStringField("language", "java");
    json.writeStringField("name", KernelSpec.NAME);
    json.writeEndObject();
    json.writeObjectFieldStart("language_info");
    json.writeStringField("name", "java");
    json.writeStringField("file_extension", ".java");
    json.writeEndObject();
    json.writeEndObject();
    json.writeNumberField("nbformat", MAJOR);
    json.writeNumberField("nbformat_minor", MINOR);
    json.writeEndObject();
  }

  private void write(Cell cell, String id) throws IOException {
    json.writeStartObject();
    json.writeStringField("cell_type", cell.code() ? "code" : "markdown");
    json.writeStringField("id", id);
    json.writeObjectFieldStart("metadata");
    json.writeEndObject();
    lines("source", cell.source());
    if (cell.code()) {
      json.writeNullField("execution_count");
      outputs(cell);
    } else if (!cell.attachments().isEmpty()) {
      json.writeObjectFieldStart("attachments");
      for (Map.Entry<String, byte[]> picture : cell.attachments().entrySet()) {
        json.writeFieldName(picture.getKey());
        json.writeStartObject();
        png(picture.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void outputs(Cell cell) throws IOException {
    json.writeArrayFieldStart("outputs");
    if (!cell.output().isEmpty()) {
      json.writeStartObject();
      json.writeStringField("output_type", "stream");
      json.writeStringField("name", "stdout");
      lines("text", cell.output());
      json.writeEndObject();
    }
    if (cell.picture().isPresent()) {
      json.writeStartObject();
      json.writeStringField("output_type", "display_data");
      json.writeObjectFieldStart("data");
      png(cell.picture().get());
      json.writeEndObject();
      json.writeObjectFieldStart("metadata");
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void png(byte[] picture) throws IOException {
    json.writeStringField("image/png", Base64.getEncoder().encodeToString(picture));
  }

  /** A text as an array of lines, each but the last with its line feed. */
  private void lines(String name, List<String> lines) throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < lines.size(); i++) {
      json.writeString(lines.get(i) + (i < lines.size() - 1 ? "\n" : ""));
    }
    json.writeEndArray();
  }
}
