package dev.unfold.cli.annotate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.corpus.Tagset;
import dev.unfold.pipeline.AnnotatedSentence;
import dev.unfold.pipeline.AnnotatedToken;
import dev.unfold.tagger.TaggedWord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A sentence as one JSON object on one line: its text, offsets, tokens and their words. */
final class SentenceJson {
  private static final JsonFactory JSON = new JsonFactory();

  private SentenceJson() {}

  static String of(AnnotatedSentence sentence) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("text", sentence.text());
      json.writeNumberField("start", sentence.start());
      json.writeNumberField("end", sentence.end());
      json.writeArrayFieldStart("tokens");
      for (AnnotatedToken token : sentence.tokens()) {
        token(json, token);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void token(JsonGenerator json, AnnotatedToken token) throws IOException {
    json.writeStartObject();
    json.writeStringField("form", token.form());
    json.writeNumberField("start", token.start());
    json.writeNumberField("end", token.end());
    json.writeArrayFieldStart("words");
    for (TaggedWord word : token.words()) {
      json.writeStartObject();
      json.writeStringField("form", word.form());
      for (Map.Entry<Tagset, String> tag : new TreeMap<>(word.tags()).entrySet()) {
        json.writeStringField(tag.getKey().toString(), tag.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
