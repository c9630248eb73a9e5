package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.NetworkPlan;
import dev.unfold.nn.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Converts words to ids: one for the word as written, one for each of its features and letters, and its row among pretrained
 * vectors. Id 0 of words, letters and vectors is the unknown one; an unknown feature is left out. Immutable.
 *
 * <p>The word in lower case is a feature: {@code Foundation} and {@code foundation} are two words, but the network sees that
 * the first lower-cases to the second.
 */
public final class Lexicon {
  private final Vocabulary forms;
  private final Vocabulary features;
  private final Vocabulary letters;
  private final Optional<PretrainedVectors> vectors;

  /** The part of a word that is read as known. */
  enum Knowledge {
    /** Everything. */
    WORD,
    /** The word in lower case, not as written. */
    LOWER_CASE,
    /** Affixes, shape and letters alone. */
    AFFIXES
  }

  /**
   * A lexicon.
   *
   * @param forms the words as written in the training part, after the unknown one
   * @param features the affixes, shapes and words in lower case that have an id
   * @param letters the letters that have an id, after the unknown one
   * @param vectors pretrained vectors, also of words outside the training part
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
   * The lexicon of a training part. Affixes, shapes and letters of a single word are left out: they say no more than the
   * word itself.
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

  /** A lexicon of word ids alone, without features and letters. */
  static Lexicon ofWords(Vocabulary forms) {
    return new Lexicon(
        forms,
        new Vocabulary(List.of()),
        new Vocabulary(List.of(Vocabulary.UNKNOWN)),
        Optional.empty());
  }

  /** The entries of at least two lists, in the order of their first occurrence. */
  private static List<String> repeated(Stream<List<String>> lists) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    lists
        .flatMap(list -> list.stream().distinct())
        .forEach(key -> counts.merge(key, 1, Integer::sum));
    return counts.keySet().stream().filter(key -> counts.get(key) > 1).toList();
  }

  /** The words as written in the training part. */
  public Vocabulary forms() {
    return forms;
  }

  /** The affixes, shapes and words in lower case that have an id. */
  public Vocabulary features() {
    return features;
  }

  /** The letters that have an id, after the unknown one. */
  public Vocabulary letters() {
    return letters;
  }

  /** The words with a pretrained vector, by row; row 0 stands for all others. */
  public Optional<Vocabulary> given() {
    return vectors.map(PretrainedVectors::words);
  }

  /** An equal lexicon with a copy of the vectors. */
  Lexicon copy() {
    return new Lexicon(forms, features, letters, vectors.map(PretrainedVectors::copy));
  }

  /** An equal lexicon with vectors rounded as a file of this precision rounds them. */
  Lexicon rounded(Store store) {
    return new Lexicon(forms, features, letters, vectors.map(given -> given.rounded(store)));
  }

  /** The pretrained vectors. */
  Optional<PretrainedVectors> vectors() {
    return vectors;
  }

  /** The sizes of a network with these heads. */
  NetworkPlan.Sizes sizes(List<NetworkPlan.HeadSpec> heads) {
    return new NetworkPlan.Sizes(
        forms.size(),
        features.size(),
        letters.size(),
        vectors.map(PretrainedVectors::parameter),
        heads);
  }

  /** Words as ids. */
  Words read(List<String> words) {
    return read(words, Knowledge.WORD);
  }

  /** Words as ids, of which only a part is read as known. */
  Words read(List<String> words, Knowledge known) {
    List<WordForm> read = words.stream().map(WordForm::new).toList();
    return new Words(
        words.stream().mapToInt(word -> known == Knowledge.WORD ? id(word) : 0).toArray(),
        read.stream().map(word -> features(word, known)).toArray(int[][]::new),
        read.stream().map(word -> letters.ids(word.letters())).toArray(int[][]::new),
        words.stream().mapToInt(this::row).toArray());
  }

  /** The lab's vocabulary has no unknown word: a word that it doesn't hold is read as its first one. */
  private int id(String word) {
    return Math.max(0, forms.id(word));
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
