package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.LabelCounts;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.VectorCoverage;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.Matrix;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The origin of a tagger: data, versions, scores; stored in the model file. It holds neither time nor machine, so that the
 * same training gives the same bytes.
 *
 * <p>Neighbours: {@code dev.unfold.corpus.Origin} names a file and its checksum; {@link Fingerprint} is the checksum of
 * what a training read.
 *
 * @param entries text by name, in order
 */
public record Provenance(Map<String, String> entries) {
  private static final String LABELS = "labels";

  /** Copies the entries. */
  public Provenance {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Nothing is known. */
  static Provenance unknown() {
    return new Provenance(Map.of());
  }

  /** The data, the kinds of tags that were learnt, and the versions of Unfold, Java and the kernels. */
  static Provenance of(Corpus corpus, List<String> heads, Optional<WordVectors> vectors) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Part part : List.of(Part.TRAIN, Part.DEV)) {
      Optional.ofNullable(corpus.sources().get(part))
          .ifPresent(source -> entries.put(part.toString(), source));
    }
    entries.put("train_sentences", Integer.toString(corpus.of(Part.TRAIN).size()));
    entries.put("train_tokens", Integer.toString(corpus.tokens(Part.TRAIN)));
    entries.put("learnt", String.join(" ", heads));
    vectors.ifPresent(given -> entries.putAll(vectors(given, corpus)));
    labels(corpus).ifPresent(scheme -> entries.put(LABELS, scheme.toString()));
    entries.put("unfold", BuildVersion.text());
    entries.put(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    entries.put("kernels", Matrix.kernels());
    return new Provenance(entries);
  }

  /** The source of the vectors, their number, and the share of each part's tokens that have one. */
  private static Map<String, String> vectors(WordVectors given, Corpus corpus) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("vectors", given.source());
    entries.put("vectors_words", Integer.toString(given.words().size()));
    entries.put("vectors_width", Integer.toString(given.width()));
    VectorCoverage train = VectorCoverage.of(given, corpus, Part.TRAIN);
    entries.put("train_vectors_coverage", share(train.known(), train.tokens()));
    VectorCoverage dev = VectorCoverage.of(given, corpus, Part.DEV);
    if (dev.tokens() > 0) {
      entries.put("dev_vectors_coverage", share(dev.known(), dev.tokens()));
      entries.put("dev_unknown_vectors_coverage", share(dev.newKnown(), dev.newTokens()));
    }
    return entries;
  }

  private static String share(int part, int of) {
    return Double.toString((double) part / of);
  }

  private static Optional<LabelScheme> labels(Corpus corpus) {
    LabelCounts labels = new LabelCounts();
    corpus.of(Part.TRAIN).forEach(sentence -> labels.add(sentence));
    return labels.scheme();
  }

  /** The scheme of the training part's span labels, if known. */
  Optional<LabelScheme> labels() {
    return Arrays.stream(LabelScheme.values())
        .filter(scheme -> scheme.toString().equals(entries.get(LABELS)))
        .findFirst();
  }

  /** This provenance for a tagger of another column of the same model: without scheme and accuracies of the first. */
  Provenance ofAnotherColumn() {
    Map<String, String> rest = new LinkedHashMap<>(entries);
    rest.keySet().removeIf(name -> name.equals(LABELS) || name.endsWith("_accuracy"));
    return new Provenance(rest);
  }

  /** This provenance with one more entry, or another value of one. */
  public Provenance with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(entries);
    more.put(name, value);
    return new Provenance(more);
  }

  /**
   * This provenance with the accuracies of a part: of the first column as {@code dev_accuracy}, of another one as {@code
   * dev_xpos_accuracy}, of all together as {@code dev_all_accuracy}.
   */
  public Provenance with(String part, ColumnScores scores) {
    Provenance more = this;
    for (Map.Entry<Tagset, Evaluation> column : scores.columns().entrySet()) {
      boolean first = more == this;
      more = more.with(first ? part : part + "_" + column.getKey(), column.getValue());
    }
    return scores.columns().size() == 1
        ? more
        : more.with(part + "_all_accuracy", Double.toString(scores.allAccuracy()));
  }

  /** This provenance with the accuracies of a part, such as {@code dev}: over all tokens and over unknown words. */
  public Provenance with(String part, Evaluation evaluation) {
    return with(part + "_accuracy", Double.toString(evaluation.accuracy()))
        .with(part + "_unknown_accuracy", Double.toString(evaluation.unknownAccuracy()));
  }
}
