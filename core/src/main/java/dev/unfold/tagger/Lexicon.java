package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.JointPlan;
import dev.unfold.nn.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How words become numbers: an id for the word as it is written, ids for its features, an id for each letter, and its row
 * among given vectors. Id 0 of words, of letters and of vectors is the unknown one; an unknown feature is left out.
 * Immutable.
 *
 * <p>The word in lower case is a feature and no more: {@code Foundation} in a name is another word than {@code foundation},
 * but one of which that is known.
 */
public final class Lexicon {
  private final Vocabulary forms;
  private final Vocabulary features;
  private final Vocabulary letters;
  private final Optional<PretrainedVectors> vectors;

  /** How much of a word is taken as known. */
  enum Knowledge {
    /** All that there is. */
    WORD,
    /** Not the word as it is written, but the word in lower case. */
    LOWER_CASE,
    /** Affixes and the like alone. */
    AFFIXES
  }

  /**
   * A lexicon.
   *
   * @param forms the words as the training part writes them, the unknown one in front
   * @param features the affixes, shapes and words in lower case that have an id
   * @param letters the letters that have one, the unknown one in front
   * @param vectors those that words bring with them, whether the training part has the words or not
   */
  Lexicon(
      Vocabulary forms,
      Vocabulary features,
      Vocabulary letters,
      Optional<PretrainedVectors> vectors) {
    this.forms = forms;
    this.features = features;
    this.letters = letters;
    this.vectors = vectors;
  }

  /**
   * The lexicon of a training part. Affixes, shapes and letters that a single word has are left out: what they could say is
   * that word.
   */
  static Lexicon of(List<Sentence> train, Optional<PretrainedVectors> vectors) {
    Vocabulary forms =
        Vocabulary.withUnknown(() -> train.stream().flatMap(s -> s.words().stream()).iterator());
    List<WordForm> words = forms.entries().stream().skip(1).map(WordForm::new).toList();
    return new Lexicon(
        forms,
        Vocabulary.of(
            Stream.concat(
                    repeated(words.stream().map(WordForm::features)).stream(),
                    words.stream().map(WordForm::lowerFeature))
                .toList()),
        Vocabulary.withUnknown(repeated(words.stream().map(WordForm::letters))),
        vectors);
  }

  /** What several lists have, in the order of its first occurrence. */
  private static List<String> repeated(Stream<List<String>> lists) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    lists
        .flatMap(list -> list.stream().distinct())
        .forEach(key -> counts.merge(key, 1, Integer::sum));
    return counts.keySet().stream().filter(key -> counts.get(key) > 1).toList();
  }

  /** The words as the training part writes them, the unknown one in front. */
  public Vocabulary forms() {
    return forms;
  }

  /** The affixes, shapes and words in lower case that have an id. */
  public Vocabulary features() {
    return features;
  }

  /** The letters that have an id, the unknown one in front. */
  public Vocabulary letters() {
    return letters;
  }

  /** The words that bring a vector with them, each at its row; in front the one that stands for all others. */
  public Optional<Vocabulary> given() {
    return vectors.map(PretrainedVectors::words);
  }

  /** The same lexicon, its vectors a copy. */
  Lexicon copy() {
    return new Lexicon(forms, features, letters, vectors.map(PretrainedVectors::copy));
  }

  /** The vectors that words bring with them. */
  Optional<PretrainedVectors> vectors() {
    return vectors;
  }

  /** How many words, features and letters have an id, for a network that gives these tags. */
  JointPlan.Sizes sizes(List<JointPlan.HeadSpec> heads) {
    return new JointPlan.Sizes(
        forms.size(),
        features.size(),
        letters.size(),
        vectors.map(PretrainedVectors::parameter),
        heads);
  }

  /** Words as numbers. */
  Words read(List<String> words) {
    return read(words, Knowledge.WORD);
  }

  /** Words as numbers, as if no more were known of them. */
  Words read(List<String> words, Knowledge known) {
    List<WordForm> read = words.stream().map(WordForm::new).toList();
    return new Words(
        known == Knowledge.WORD ? forms.ids(words) : new int[words.size()],
        read.stream().map(word -> features(word, known)).toArray(int[][]::new),
        read.stream().map(word -> letters.ids(word.letters())).toArray(int[][]::new),
        words.stream().mapToInt(this::row).toArray());
  }

  private int row(String word) {
    return vectors.map(given -> given.row(word)).orElse(0);
  }

  private int[] features(WordForm word, Knowledge known) {
    Stream<String> affixes = word.features().stream();
    Stream<String> lower =
        known == Knowledge.AFFIXES ? Stream.of() : Stream.of(word.lowerFeature());
    return Stream.concat(affixes, lower)
        .mapToInt(features::id)
        .filter(feature -> feature != Vocabulary.MISSING)
        .toArray();
  }
}
