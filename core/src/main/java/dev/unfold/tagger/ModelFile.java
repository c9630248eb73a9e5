package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A tagger as one safetensors file: the weights as tensors; configuration, provenance, words and tags in the metadata.
 *
 * <p>Loading runs no code and opens no other file. Every defect of a file ends in a {@link ModelException} of one line.
 * Layout: {@link Safetensors}, {@link ModelMetadata}. A file of {@code format_version} 1 or later loads for ever: version 1
 * has one list of tags, {@code tags}, and weights of float32 or float64; version 2 names its {@code columns}, has a list
 * {@code tags.xpos} for each after the first, and says how its weights are {@code stored} if they are rounded; version 3 may have
 * a column of lemmas, with the list {@code lemmas} of those that training had, and {@linkplain ModelPart parts}. A file without
 * these is written as version 2.
 */
final class ModelFile {
  private static final String TAGS = "tags";
  private static final String COLUMNS = "columns";
  private static final String STORED = "stored";
  private static final String LEMMAS = "lemmas";
  private static final String WORDS = "words";
  private static final String AFFIXES = "affixes";
  private static final String LETTERS = "letters";

  private ModelFile() {}

  static void save(NetworkTagger tagger, Map<String, ModelPart> parts, Path file) {
    Lexicon lexicon = tagger.lexicon();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    TagColumns columns = tagger.parts().columns();
    lists.put(COLUMNS, columns.names());
    for (int k = 0; k < columns.size(); k++) {
      lists.put(tags(k, columns.names().get(k)), columns.tags().get(k).entries());
    }
    columns.lemmas().ifPresent(lemmas -> lists.put(LEMMAS, lemmas.entries()));
    lists.put(WORDS, lexicon.forms().entries());
    if (!tagger.config().network().readsWordsAlone()) {
      lists.put(AFFIXES, lexicon.features().entries());
      lists.put(LETTERS, lexicon.letters().entries());
    }
    lexicon
        .vectors()
        .ifPresent(vectors -> lists.put(PretrainedVectors.LIST, vectors.words().entries()));
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    tagger.parts().stored().forEach(parameter -> tensors.put(parameter.name(), parameter.value()));
    Map<String, String> configuration = new LinkedHashMap<>(tagger.config().entries());
    if (tagger.store() != Store.FLOAT32) {
      configuration.put(STORED, tagger.store().toString());
    }
    ModelMetadata metadata = new ModelMetadata(configuration, tagger.provenance().entries(), lists);
    Map<String, String> entries =
        metadata.entries(parts.isEmpty() && columns.lemmas().isEmpty() ? 2 : ModelMetadata.VERSION);
    entries.putAll(ModelPart.inFile(parts, ModelPart::metadata));
    tensors.putAll(ModelPart.inFile(parts, ModelPart::tensors));
    write(file, entries, tensors, tagger.store());
  }

  /** The name of a column's list of tags. */
  private static String tags(int number, String column) {
    return number == 0 ? TAGS : TAGS + "." + column;
  }

  /** Writes tensors, if all their entries are finite. */
  static void write(
      Path file, Map<String, String> metadata, Map<String, Matrix> tensors, Store store) {
    tensors.forEach(
        (name, tensor) -> {
          if (!tensor.isFinite()) {
            throw new ModelException(
                file + ": not written, since " + name + " holds NaN or infinity");
          }
        });
    try {
      Safetensors.write(file, metadata, tensors, store);
    } catch (IOException e) {
      throw new ModelException(
          file + ": can't be written (" + reason(e) + "); the file is as it was before", e);
    }
  }

  static ModelParts load(Path file) {
    return load(file.toString(), () -> Safetensors.read(file));
  }

  static ModelParts load(InputStream in) {
    return load(Safetensors.STREAM, () -> Safetensors.read(in));
  }

  private static ModelParts load(String source, Supplier<Safetensors> supplier) {
    LoadEvent event = new LoadEvent();
    event.begin();
    Safetensors content = supplier.get();
    NetworkTagger tagger = tagger(source, content);
    event.end();
    if (event.shouldCommit()) {
      event.source = source;
      event.weights = tagger.weights();
      event.commit();
    }
    return new ModelParts(tagger, ModelPart.of(content.metadata(), content.tensors()));
  }

  private static NetworkTagger tagger(String file, Safetensors content) {
    Fields fields = new Fields(file, ModelPart.withoutParts(content.metadata()));
    ModelMetadata metadata = ModelMetadata.of(fields);
    try {
      return tagger(
          fields, new Provenance(metadata.provenance()), ModelPart.withoutParts(content.tensors()));
    } catch (IllegalArgumentException e) {
      throw new DamagedModelException(
          file + ": " + e.getMessage() + "; the file doesn't hold a model of this kind", e);
    }
  }

  private static NetworkTagger tagger(
      Fields fields, Provenance provenance, Map<String, Matrix> tensors) {
    TaggerConfig config = TaggerConfig.of(fields);
    TagColumns columns = columns(fields, config);
    Lexicon lexicon = lexicon(fields, config, tensors);
    requireRoom(fields.file(), tensors, config.weights(lexicon.sizes(columns.heads())));
    tensors.forEach((name, tensor) -> requireFinite(fields.file(), name, tensor));
    Store store =
        fields.metadata().containsKey(STORED)
            ? fields.oneOf(STORED, List.of(Store.values()))
            : Store.FLOAT32;
    TaggerParts parts = TaggerParts.of(config, lexicon, columns, tensors, provenance, store);
    requireNoMore(fields.file(), tensors, names(parts));
    return new NetworkTagger(parts);
  }

  /** The columns; a file of version 1 has one. */
  private static TagColumns columns(Fields fields, TaggerConfig config) {
    Vocabulary first = fields.vocabulary(TAGS);
    if (!fields.metadata().containsKey(COLUMNS)) {
      return TagColumns.of(config.tagset(), first);
    }
    List<Tagset> columns = new ArrayList<>();
    List<Vocabulary> tags = new ArrayList<>();
    for (String name : fields.list(COLUMNS).entries()) {
      columns.add(
          Arrays.stream(Tagset.values())
              .filter(tagset -> tagset.toString().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> fields.unexpected(COLUMNS, "some of " + List.of(Tagset.values()))));
      tags.add(tags.isEmpty() ? first : fields.vocabulary(tags(tags.size(), name)));
    }
    if (columns.isEmpty() || columns.get(0) != config.tagset()) {
      throw fields.unexpected(COLUMNS, "a list that begins with the tagset " + config.tagset());
    }
    int lemmas = columns.indexOf(Tagset.LEMMA);
    return new TagColumns(
        columns,
        tags,
        lemmas < 0 || !fields.metadata().containsKey(LEMMAS)
            ? Optional.empty()
            : Optional.of(Lemmatizer.of(tags.get(lemmas), fields.list(LEMMAS).entries())));
  }

  private static Lexicon lexicon(Fields fields, TaggerConfig config, Map<String, Matrix> tensors) {
    boolean ids = config.training() instanceof SgdPlan;
    Lexicon words = Lexicon.ofWords(ids ? fields.vocabulary(WORDS) : withUnknown(fields, WORDS));
    boolean wordsAlone = config.network().readsWordsAlone();
    return new Lexicon(
        words.forms(),
        wordsAlone ? words.features() : fields.list(AFFIXES),
        wordsAlone ? words.letters() : withUnknown(fields, LETTERS),
        vectors(fields, config, tensors));
  }

  private static Optional<PretrainedVectors> vectors(
      Fields fields, TaggerConfig config, Map<String, Matrix> tensors) {
    if (!fields.metadata().containsKey(PretrainedVectors.LIST)) {
      return Optional.empty();
    }
    Vocabulary words = withUnknown(fields, PretrainedVectors.LIST);
    Matrix table = tensors.get(PretrainedVectors.TENSOR);
    if (table == null || table.dtype() != config.dtype()) {
      throw new DamagedModelException(
          fields.file()
              + ": tensor "
              + PretrainedVectors.TENSOR
              + " is "
              + (table == null ? "missing" : table.dtype())
              + ", expected "
              + config.dtype());
    }
    return Optional.of(new PretrainedVectors(words, table));
  }

  private static Vocabulary withUnknown(Fields fields, String field) {
    Vocabulary vocabulary = fields.vocabulary(field);
    if (!vocabulary.get(0).equals(Vocabulary.UNKNOWN)) {
      throw new DamagedModelException(
          fields.file() + ": the list of " + field + " doesn't begin with " + Vocabulary.UNKNOWN);
    }
    return vocabulary;
  }

  /** Rejects the file before allocating anything if its tensors do not hold exactly {@code weights} numbers. */
  private static void requireRoom(String file, Map<String, Matrix> tensors, double weights) {
    double held = tensors.values().stream().mapToDouble(Matrix::size).sum();
    if (weights != held) {
      throw new DamagedModelException(
          String.format(
              Locale.ROOT,
              "%s: holds %.0f weights, its configuration asks for %.0f; it is no model of Unfold",
              file,
              held,
              weights));
    }
  }

  private static void requireNoMore(
      String file, Map<String, Matrix> tensors, List<String> expected) {
    if (tensors.size() != expected.size()) {
      throw new DamagedModelException(
          file + ": holds tensors " + tensors.keySet() + ", expected " + expected);
    }
  }

  private static List<String> names(TaggerParts parts) {
    return parts.stored().stream().map(Parameter::name).toList();
  }

  private static void requireFinite(String file, String name, Matrix tensor) {
    if (!tensor.isFinite()) {
      throw new DamagedModelException(
          file + ": tensor " + name + " holds NaN or infinity; train the model again");
    }
  }

  /** The message of an I/O error; preceded by its type where it is no more than a path. */
  static String reason(IOException e) {
    String type = e.getClass().getSimpleName();
    if (e.getMessage() == null) {
      return type;
    }
    return e.getClass() == IOException.class ? e.getMessage() : type + ": " + e.getMessage();
  }
}
