package dev.unfold.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Tagset;
import dev.unfold.exchange.AllowedLabels;
import dev.unfold.exchange.NetworkParts;
import dev.unfold.tagger.Lexicon;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    labels(tagger);
    json.writeArrayFieldStart("columns");
    for (Tagset column : columns(tagger)) {
      json.writeStartObject();
      json.writeStringField("tagset", column.toString());
      list("tags", tagger.tags(column).entries());
      labels(tagger.only(column));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("blanks", CorpusFormat.BLANKS);
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

  /** The columns of a model after the first; lemmas, which need more than a tag a word, are left out. */
  static List<Tagset> others(Tagger tagger) {
    return tagger.columns().stream().skip(1).filter(column -> column != Tagset.LEMMA).toList();
  }

  private static List<Tagset> columns(Tagger tagger) {
    return Stream.concat(Stream.of(tagger.tagset()), others(tagger).stream()).toList();
  }

  /** The scheme of the labels, and which tags it allows. */
  private void labels(Tagger tagger) throws IOException {
    Optional<AllowedLabels> labels = AllowedLabels.of(tagger);
    if (labels.isPresent()) {
      json.writeObjectFieldStart("labels");
      json.writeStringField("scheme", labels.get().scheme());
      json.writeStringField("first", labels.get().first());
      json.writeStringField("last", labels.get().last());
      list("next", labels.get().next());
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
