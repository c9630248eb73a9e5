package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.JointPlan;
import dev.unfold.nn.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How words become numbers: an id for the word in lower case, ids for its affixes and its shape, an id for each letter.
 *
 * <p>All of these follow from the words of the training part, so a model file holds no more than those. Affixes and
 * letters that a single word has are left out: what they could say is that word. Id 0 of words and of letters is the
 * unknown one. Immutable.
 */
final class Lexicon {
  private final Vocabulary forms;
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final Map<String, Integer> features;
  private final Map<Integer, Integer> letters;

  /** The lexicon of these words, the unknown one in front. */
  Lexicon(Vocabulary forms) {
    this.forms = forms;
    Map<String, Integer> featureCounts = new LinkedHashMap<>();
    Map<Integer, Integer> letterCounts = new LinkedHashMap<>();
    for (int w = 0; w < forms.size(); w++) {
      WordForm form = new WordForm(forms.get(w));
      ids.putIfAbsent(form.lower(), ids.size());
      if (w > 0) {
        form.features().forEach(feature -> featureCounts.merge(feature, 1, Integer::sum));
        Arrays.stream(form.letters())
            .distinct()
            .forEach(c -> letterCounts.merge(c, 1, Integer::sum));
      }
    }
    this.features = idsOfRepeated(featureCounts, 0);
    this.letters = idsOfRepeated(letterCounts, 1);
  }

  /** The lexicon of a training part. */
  static Lexicon of(List<Sentence> train) {
    return new Lexicon(
        Vocabulary.withUnknown(() -> train.stream().flatMap(s -> s.words().stream()).iterator()));
  }

  private static <K> Map<K, Integer> idsOfRepeated(Map<K, Integer> counts, int first) {
    Map<K, Integer> ids = new LinkedHashMap<>();
    counts.forEach(
        (key, count) -> {
          if (count > 1) {
            ids.put(key, first + ids.size());
          }
        });
    return ids;
  }

  /** The words as the training part writes them, the unknown one in front. */
  Vocabulary forms() {
    return forms;
  }

  /** How many words, features and letters have an id, for a network that gives these tags. */
  JointPlan.Sizes sizes(List<JointPlan.Tags> heads) {
    return new JointPlan.Sizes(ids.size(), Math.max(1, features.size()), 1 + letters.size(), heads);
  }

  /** Words as numbers. */
  Words read(List<String> words) {
    List<WordForm> read = words.stream().map(WordForm::new).toList();
    return new Words(
        read.stream().mapToInt(this::id).toArray(),
        read.stream().map(this::features).toArray(int[][]::new),
        read.stream().map(this::letters).toArray(int[][]::new));
  }

  private int id(WordForm word) {
    return ids.getOrDefault(word.lower(), 0);
  }

  private int[] features(WordForm word) {
    return word.features().stream()
        .map(features::get)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] letters(WordForm word) {
    return Arrays.stream(word.letters()).map(c -> letters.getOrDefault(c, 0)).toArray();
  }
}
