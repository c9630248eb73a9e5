package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.model.JointNetwork;
import dev.unfold.nn.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A training part as numbers: what a step of training reads.
 *
 * <p>A sentence of more than {@link Piece#LENGTH} words is learnt in pieces.
 */
final class Examples {
  /** All words of the part, each once, and behind them the same words in each other case. */
  private final Words words;

  /** How many words. */
  private final int size;

  /** How often the part has each of them, upper and lower case as one. */
  private final int[] counts;

  /** For each sentence, which words it has. */
  private final List<int[]> sentences = new ArrayList<>();

  /** For each sentence, kind by kind, the right tags. */
  private final List<int[][]> tags = new ArrayList<>();

  private final int tokens;

  Examples(List<Sentence> train, Lexicon lexicon, Heads heads) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Sentence sentence : train) {
      sentence.words().forEach(word -> places.putIfAbsent(word, places.size()));
      int[] ids = sentence.words().stream().mapToInt(places::get).toArray();
      add(ids, heads.read(sentence));
    }
    List<WordForm> forms = places.keySet().stream().map(WordForm::new).toList();
    size = forms.size();
    words =
        lexicon.read(
            Arrays.stream(WordForm.Case.values())
                .flatMap(other -> forms.stream().map(form -> form.in(other)))
                .toList());
    counts = counts();
    tokens = sentences.stream().mapToInt(sentence -> sentence.length).sum();
  }

  private void add(int[] sentence, int[][] kinds) {
    for (int from = 0; from < sentence.length; from += Piece.LENGTH) {
      int start = from;
      int end = Math.min(sentence.length, from + Piece.LENGTH);
      sentences.add(Arrays.copyOfRange(sentence, start, end));
      tags.add(
          Arrays.stream(kinds)
              .map(kind -> Arrays.copyOfRange(kind, start, end))
              .toArray(int[][]::new));
    }
  }

  private int[] counts() {
    Map<Integer, Integer> ofId = new HashMap<>();
    for (int[] sentence : sentences) {
      Arrays.stream(sentence).forEach(word -> ofId.merge(words.ids()[word], 1, Integer::sum));
    }
    return Arrays.stream(words.ids()).limit(size).map(ofId::get).toArray();
  }

  /** How many tokens. */
  int tokens() {
    return tokens;
  }

  /** How many tokens each sentence has. */
  int[] lengths() {
    return sentences.stream().mapToInt(sentence -> sentence.length).toArray();
  }

  /**
   * Some sentences as a network reads them. A word that the part has n times is read as unknown with probability α / (α +
   * n), though with its own affixes and letters; some sentences are read in another case.
   */
  JointNetwork.Input input(int[] chosen, TrainingPlan plan, RandomGenerator random) {
    Map<Integer, Integer> rows = new LinkedHashMap<>();
    int[][] input = new int[chosen.length][];
    for (int s = 0; s < chosen.length; s++) {
      int[] sentence = sentences.get(chosen[s]);
      int variant = size * drawCase(plan.caseNoise(), random).ordinal();
      input[s] = new int[sentence.length];
      for (int t = 0; t < sentence.length; t++) {
        int count = counts[sentence[t]];
        boolean unknown = random.nextDouble() * (plan.wordDropout() + count) < plan.wordDropout();
        int word = variant + sentence[t];
        int key = unknown ? -1 - word : word;
        rows.putIfAbsent(key, rows.size());
        input[s][t] = rows.get(key);
      }
    }
    return new JointNetwork.Input(read(rows.keySet().stream().mapToInt(k -> k).toArray()), input);
  }

  private static WordForm.Case drawCase(double noise, RandomGenerator random) {
    double draw = random.nextDouble();
    if (draw >= noise) {
      return WordForm.Case.AS_WRITTEN;
    }
    return draw < noise / 2
        ? WordForm.Case.LOWER
        : draw < 3 * noise / 4 ? WordForm.Case.UPPER : WordForm.Case.CAPITALISED;
  }

  /** The words of these keys; a negative one stands for a word read as unknown. */
  private Words read(int[] keys) {
    Words read = words.pick(Arrays.stream(keys).map(key -> key < 0 ? -1 - key : key).toArray());
    int[] ids = read.ids();
    for (int w = 0; w < keys.length; w++) {
      ids[w] = keys[w] < 0 ? 0 : ids[w];
    }
    return read;
  }

  /** The right tags of some sentences, kind by kind. */
  int[][][] tags(int[] chosen) {
    int kinds = tags.get(0).length;
    int[][][] right = new int[kinds][chosen.length][];
    for (int kind = 0; kind < kinds; kind++) {
      for (int s = 0; s < chosen.length; s++) {
        right[kind][s] = tags.get(chosen[s])[kind];
      }
    }
    return right;
  }
}
