package dev.unfold.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.exchange.NetworkParts;
import dev.unfold.tagger.Lexicon;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The tag set and vocabularies, as one JSON object for readers in other languages; docs/onnx.md explains it. */
final class OnnxMetadata {
  private static final int FORMAT = 1;

  private final JsonGenerator json;

  private OnnxMetadata(JsonGenerator json) {
    this.json = json;
  }

  static String of(Tagger tagger, NetworkParts parts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeStringField("tagset", tagger.tagset().toString());
      new OnnxMetadata(json).write(tagger, parts);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(Tagger tagger, NetworkParts parts) throws IOException {
    list("tags", tagger.tags().entries());
    json.writeBooleanField("crf", !parts.end().parameters().isEmpty());
    Lexicon lexicon = NetworkTagger.of(tagger).lexicon();
    list("words", lexicon.forms().entries());
    if (parts.encoder().affixes().isPresent()) {
      list("affixes", lexicon.features().entries());
      json.writeNumberField("no_affix", parts.encoder().affixes().get().w().value().rows());
    }
    if (parts.encoder().spelling().isPresent()) {
      list("letters", lexicon.letters().entries());
    }
    if (lexicon.given().isPresent()) {
      list("given", lexicon.given().get().entries());
    }
    Map<String, String> provenance = tagger.provenance().entries();
    if (!provenance.isEmpty()) {
      json.writeObjectFieldStart("provenance");
      for (Map.Entry<String, String> entry : provenance.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private void list(String name, List<String> entries) throws IOException {
    json.writeArrayFieldStart(name);
    for (String entry : entries) {
      json.writeString(entry);
    }
    json.writeEndArray();
  }
}
