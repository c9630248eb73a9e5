package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.JointPlan;
import dev.unfold.nn.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How words become numbers: an id for the word in lower case, ids for its affixes and its shape, an id for each letter.
 * Id 0 of words and of letters is the unknown one; an unknown affix is left out. Immutable.
 */
public final class Lexicon {
  private final Vocabulary forms;
  private final Vocabulary features;
  private final Vocabulary letters;
  private final Map<String, Integer> ids;

  /**
   * A lexicon.
   *
   * @param forms the words as the training part writes them, the unknown one in front
   * @param features the affixes and shapes that have an id
   * @param letters the letters that have one, the unknown one in front
   */
  Lexicon(Vocabulary forms, Vocabulary features, Vocabulary letters) {
    this.forms = forms;
    this.features = features;
    this.letters = letters;
    this.ids = new HashMap<>(2 * forms.size());
    forms.entries().forEach(form -> ids.putIfAbsent(new WordForm(form).lower(), ids.size()));
  }

  /**
   * The lexicon of a training part. Affixes and letters that a single word has are left out: what they could say is that
   * word.
   */
  static Lexicon of(List<Sentence> train) {
    Vocabulary forms =
        Vocabulary.withUnknown(() -> train.stream().flatMap(s -> s.words().stream()).iterator());
    List<WordForm> words = forms.entries().stream().skip(1).map(WordForm::new).toList();
    return new Lexicon(
        forms,
        Vocabulary.of(repeated(words.stream().map(WordForm::features))),
        Vocabulary.withUnknown(repeated(words.stream().map(WordForm::letters))));
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

  /** The words in lower case, the unknown one in front: the id of each is its place. */
  public Vocabulary lowered() {
    return Vocabulary.of(
        () -> forms.entries().stream().map(f -> new WordForm(f).lower()).iterator());
  }

  /** The affixes and shapes that have an id. */
  public Vocabulary features() {
    return features;
  }

  /** The letters that have an id, the unknown one in front. */
  public Vocabulary letters() {
    return letters;
  }

  /** How many words, features and letters have an id, for a network that gives these tags. */
  JointPlan.Sizes sizes(List<JointPlan.Tags> heads) {
    return new JointPlan.Sizes(ids.size(), Math.max(1, features.size()), letters.size(), heads);
  }

  /** Words as numbers. */
  Words read(List<String> words) {
    List<WordForm> read = words.stream().map(WordForm::new).toList();
    return new Words(
        read.stream().mapToInt(word -> ids.getOrDefault(word.lower(), 0)).toArray(),
        read.stream().map(this::features).toArray(int[][]::new),
        read.stream().map(word -> letters.ids(word.letters())).toArray(int[][]::new));
  }

  private int[] features(WordForm word) {
    return Arrays.stream(features.ids(word.features()))
        .filter(feature -> feature != Vocabulary.MISSING)
        .toArray();
  }
}
