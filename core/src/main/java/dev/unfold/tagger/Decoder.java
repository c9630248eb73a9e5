package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.TagSequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tags with their probabilities, the k best taggings of a sentence, and span labels under another scheme or none.
 *
 * <pre>{@code
 *   Decoder decoder = Decoder.of(tagger);
 *   Tagging tagging = decoder.tag(words);            // tags, and the probability of each
 *   List<RankedTags> guesses = decoder.best(words, 3);
 *   decoder.within(LabelScheme.IOB1).tag(words);     // not the tagger's scheme
 *   decoder.annotate(words).get(Tagset.XPOS);        // of another column
 * }</pre>
 *
 * <p>{@code tag} and {@code best} are about the tagger's first column, those of {@code decoder.in(Tagset.XPOS)} about another
 * one. The tags are the tagger's own unless another scheme, or none, is requested. Thread-safe.
 */
public final class Decoder {
  private final NetworkTagger tagger;

  /** The rules of each column. */
  private final List<LabelRules> rules;

  private Decoder(NetworkTagger tagger, List<LabelRules> rules) {
    this.tagger = tagger;
    this.rules = rules;
  }

  /**
   * A decoder that gives the tagger's own tags; span labels keep their scheme.
   *
   * @throws ModelException if the tagger was neither trained nor loaded, and so has no probabilities
   */
  public static Decoder of(Tagger tagger) {
    NetworkTagger network = NetworkTagger.of(tagger);
    return new Decoder(network, network.rules());
  }

  /** This decoder without a scheme for any column: span labels may occur where no scheme allows them. */
  public Decoder withoutScheme() {
    return new Decoder(tagger, columns().stream().map(column -> LabelRules.NONE).toList());
  }

  /**
   * This decoder restricted to the label sequences that the scheme allows, in each column whose tags are span labels; if no
   * column's are, in the first.
   *
   * @throws ModelException if the tags of such a column can't keep the scheme
   */
  public Decoder within(LabelScheme scheme) {
    List<Tagset> labelled =
        columns().stream().filter(column -> tagger.labels(column).isPresent()).toList();
    List<LabelRules> others = new ArrayList<>(rules);
    for (Tagset column : labelled.isEmpty() ? columns().subList(0, 1) : labelled) {
      others.set(columns().indexOf(column), rules(scheme, tagger.tags(column)));
    }
    return new Decoder(tagger, List.copyOf(others));
  }

  private static LabelRules rules(LabelScheme scheme, Vocabulary tags) {
    try {
      return LabelRules.of(scheme, tags);
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          "the model's tags, such as "
              + tags.get(0)
              + ", can't be kept to the scheme "
              + scheme
              + ": of some lengths no sentence would have any; choose another scheme, or none",
          e);
    }
  }

  /**
   * This decoder for one of its columns alone, with the same rules.
   *
   * @throws IllegalArgumentException if the tagger does not fill this column
   */
  public Decoder in(Tagset column) {
    NetworkTagger one = tagger.only(column);
    return new Decoder(one, List.of(rules.get(tagger.columns().indexOf(column))));
  }

  /** The tags of a sentence with their probabilities. */
  public Tagging tag(List<String> sentence) {
    return tagAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences, computed together. */
  public List<Tagging> tagAll(List<? extends List<String>> sentences) {
    return tagAll(sentences.stream().map(words -> words)).toList();
  }

  /**
   * The tags of any number of sentences with their probabilities, in their order. They are taken from the stream and computed
   * together a few thousand words at a time, so memory does not grow with their number.
   */
  public Stream<Tagging> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(
            chunk ->
                taggings(List.of(tagger.lattice(chunk)), tagger.parts().columns().pick(0), chunk)
                    .map(tags -> tags.get(0)));
  }

  /** The tags of a sentence with their probabilities, for each of the tagger's columns. */
  public Map<Tagset, Tagging> annotate(List<String> sentence) {
    return annotateAll(Stream.of(sentence)).findFirst().orElseThrow();
  }

  /** The same for any number of sentences, as {@link #tagAll(Stream)} takes them from the stream. */
  public Stream<Map<Tagset, Tagging>> annotateAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences).flatMap(this::annotated);
  }

  private Stream<Map<Tagset, Tagging>> annotated(List<List<String>> sentences) {
    return taggings(tagger.lattices(sentences), tagger.parts().columns(), sentences)
        .map(
            tags -> {
              Map<Tagset, Tagging> all = new EnumMap<>(Tagset.class);
              for (int k = 0; k < tags.size(); k++) {
                all.put(tagger.columns().get(k), tags.get(k));
              }
              return all;
            });
  }

  /** The columns of {@link #annotate}: the tagger's. */
  public List<Tagset> columns() {
    return tagger.columns();
  }

  /** For each sentence its tags in these columns, the first of the tagger's. */
  private Stream<List<Tagging>> taggings(
      List<TagLattice> lattices, TagColumns columns, List<List<String>> sentences) {
    List<Decided> decided = new ArrayList<>();
    for (int k = 0; k < lattices.size(); k++) {
      decided.add(Decided.of(rules.get(k).on(lattices.get(k))));
    }
    return IntStream.range(0, sentences.size())
        .mapToObj(
            s -> {
              int[][] ids = decided.stream().map(kind -> kind.best[s]).toArray(int[][]::new);
              List<List<String>> tags = columns.tags(sentences.get(s), ids);
              return IntStream.range(0, ids.length)
                  .mapToObj(k -> new Tagging(tags.get(k), decided.get(k).confidence(s)))
                  .toList();
            });
  }

  /** The best tags of one column, and the probability of every tag. */
  private record Decided(int[][] best, int[][] rows, Matrix logP) {
    static Decided of(TagLattice lattice) {
      return new Decided(lattice.best(), lattice.batch().rows(), lattice.logProbabilities());
    }

    List<Double> confidence(int sentence) {
      List<Double> confidence = new ArrayList<>();
      for (int t = 0; t < best[sentence].length; t++) {
        double log = logP.get(rows[sentence][t], best[sentence][t]);
        confidence.add(Math.min(1, Math.exp(log)));
      }
      return confidence;
    }
  }

  /**
   * The {@code n} most probable taggings of a sentence, the best first; fewer if there are no more.
   *
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  public List<RankedTags> best(List<String> sentence, int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "decoder: asked for the best " + n + " taggings, expected at least 1");
    }
    List<List<String>> one = Chunks.of(Stream.of(sentence)).findFirst().orElseThrow();
    List<RankedTags> ranked = new ArrayList<>();
    for (TagSequence sequence : rules.get(0).on(tagger.lattice(one)).best(n).get(0)) {
      int[] ids = sequence.tags().stream().mapToInt(Integer::intValue).toArray();
      ranked.add(
          new RankedTags(
              tagger.parts().columns().firstTags(sentence, ids),
              Math.min(1, Math.exp(sequence.logProbability()))));
    }
    return ranked;
  }
}
