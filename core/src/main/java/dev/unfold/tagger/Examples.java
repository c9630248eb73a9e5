package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.model.Network;
import dev.unfold.nn.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A training part as ids, as training steps read it.
 *
 * <p>A sentence of more than {@link SentenceSlice#LENGTH} words is learnt in slices.
 */
final class Examples {
  /** The part of capitalised words with other tags than the commonest at which capitals say no more than usual. */
  private static final double ORDINARY = 0.4;

  /** The number of usual words that are counted besides, so that a few words decide nothing. */
  private static final int PRIOR = 10;

  /** For each knowledge level: the distinct words, then their lower-, upper- and title-case forms. */
  private final Map<Lexicon.Knowledge, Words> words = new EnumMap<>(Lexicon.Knowledge.class);

  /** The number of distinct words. */
  private final int size;

  /** The number of occurrences of each. */
  private final int[] counts;

  /** The number of occurrences in any case. */
  private final int[] lowerCounts;

  /** For each sentence the indices of its words. */
  private final List<int[]> sentences = new ArrayList<>();

  /** For each sentence and kind of tags the right tags. */
  private final List<int[][]> tags = new ArrayList<>();

  private final int tokens;

  /** Part of the usual number of sentences that are capitalised: less, where capitals say much. */
  private final double capitalising;

  Examples(List<Sentence> train, Lexicon lexicon, TagColumns heads) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Sentence sentence : train) {
      sentence.words().forEach(word -> places.putIfAbsent(word, places.size()));
      int[] ids = sentence.words().stream().mapToInt(places::get).toArray();
      add(ids, heads.read(sentence));
    }
    List<WordForm> forms = places.keySet().stream().map(WordForm::new).toList();
    size = forms.size();
    List<String> inAllCases =
        Arrays.stream(WordForm.Case.values())
            .flatMap(other -> forms.stream().map(form -> form.in(other)))
            .toList();
    for (Lexicon.Knowledge known : Lexicon.Knowledge.values()) {
      words.put(known, lexicon.read(inAllCases, known));
    }
    counts = counts(forms.stream().map(WordForm::text).toList());
    lowerCounts = counts(forms.stream().map(WordForm::lower).toList());
    tokens = sentences.stream().mapToInt(sentence -> sentence.length).sum();
    capitalising = capitalising(forms);
  }

  /**
   * Where a capital inside a sentence nearly always marks a name, capitalised sentences would teach the network to distrust
   * it. So their number falls with the share of the commonest tag among capitalised words that occur once, not at the
   * beginning of a sentence: as usual at a share of 0.6 or less, none at 1.
   */
  private double capitalising(List<WordForm> forms) {
    Map<Integer, Integer> counted = new HashMap<>();
    for (int s = 0; s < sentences.size(); s++) {
      int[] sentence = sentences.get(s);
      for (int t = 1; t < sentence.length; t++) {
        int tag = tags.get(s)[0][t];
        if (tag >= 0 && counts[sentence[t]] == 1 && forms.get(sentence[t]).startsWithCapital()) {
          counted.merge(tag, 1, Integer::sum);
        }
      }
    }
    int all = counted.values().stream().mapToInt(Integer::intValue).sum();
    int most = counted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    double others = all - most + ORDINARY * PRIOR;
    return Math.min(1, others / (ORDINARY * (all + PRIOR)));
  }

  private void add(int[] sentence, int[][] kinds) {
    for (int from = 0; from < sentence.length; from += SentenceSlice.LENGTH) {
      int start = from;
      int end = Math.min(sentence.length, from + SentenceSlice.LENGTH);
      sentences.add(Arrays.copyOfRange(sentence, start, end));
      tags.add(
          Arrays.stream(kinds)
              .map(kind -> Arrays.copyOfRange(kind, start, end))
              .toArray(int[][]::new));
    }
  }

  /** For each word the number of tokens with the same key. */
  private int[] counts(List<String> called) {
    Map<String, Integer> counts = new HashMap<>();
    for (int[] sentence : sentences) {
      Arrays.stream(sentence).forEach(word -> counts.merge(called.get(word), 1, Integer::sum));
    }
    return called.stream().mapToInt(counts::get).toArray();
  }

  /** The number of tokens. */
  int tokens() {
    return tokens;
  }

  /** The number of tokens of each sentence. */
  int[] lengths() {
    return sentences.stream().mapToInt(sentence -> sentence.length).toArray();
  }

  /**
   * Some sentences as a network reads them. A word with n occurrences is read as unknown with probability α / (α + n), with
   * its own affixes and letters: once for n occurrences as written, where the word in lower case stays known; once for n
   * occurrences in any case. Some sentences are read in another case; if their words are capitalised, each is known at least
   * in lower case, so that an unknown capitalised word remains what it is elsewhere: often a name.
   */
  Network.Input input(int[] chosen, AdamPlan plan, RandomGenerator random) {
    Map<Key, Integer> rows = new LinkedHashMap<>();
    int[][] input = new int[chosen.length][];
    for (int s = 0; s < chosen.length; s++) {
      int[] sentence = sentences.get(chosen[s]);
      WordForm.Case drawn = drawCase(plan.caseNoise(), random);
      int variant = size * drawn.ordinal();
      input[s] = new int[sentence.length];
      for (int t = 0; t < sentence.length; t++) {
        Lexicon.Knowledge known = drawKnowledge(sentence[t], plan.wordDropout(), random);
        if (drawn == WordForm.Case.CAPITALISED && known == Lexicon.Knowledge.AFFIXES) {
          known = Lexicon.Knowledge.LOWER_CASE;
        }
        Key key = new Key(known, variant + sentence[t]);
        rows.putIfAbsent(key, rows.size());
        input[s][t] = rows.get(key);
      }
    }
    return new Network.Input(read(List.copyOf(rows.keySet())), input);
  }

  /** A word and the part of it that is read as known. */
  private record Key(Lexicon.Knowledge known, int word) {}

  /** One draw for both: a word that is unknown in any case is also unknown as written. */
  private Lexicon.Knowledge drawKnowledge(int word, double alpha, RandomGenerator random) {
    double draw = random.nextDouble();
    if (draw * (alpha + lowerCounts[word]) < alpha) {
      return Lexicon.Knowledge.AFFIXES;
    }
    return draw * (alpha + counts[word]) < alpha
        ? Lexicon.Knowledge.LOWER_CASE
        : Lexicon.Knowledge.WORD;
  }

  private WordForm.Case drawCase(double noise, RandomGenerator random) {
    double draw = random.nextDouble();
    if (draw >= noise) {
      return WordForm.Case.AS_WRITTEN;
    }
    if (draw < noise / 2) {
      return WordForm.Case.LOWER;
    }
    if (draw < 3 * noise / 4) {
      return WordForm.Case.UPPER;
    }
    return draw < (3 + capitalising) * noise / 4
        ? WordForm.Case.CAPITALISED
        : WordForm.Case.AS_WRITTEN;
  }

  /** The words of these keys as ids. */
  private Words read(List<Key> keys) {
    int[] ids = new int[keys.size()];
    int[][] features = new int[ids.length][];
    int[][] letters = new int[ids.length][];
    int[] vectors = new int[ids.length];
    for (int w = 0; w < ids.length; w++) {
      Words all = words.get(keys.get(w).known);
      int word = keys.get(w).word;
      ids[w] = all.ids()[word];
      features[w] = all.features()[word];
      letters[w] = all.letters()[word];
      vectors[w] = all.vectors()[word];
    }
    return new Words(ids, features, letters, vectors);
  }

  /** The right tags of some sentences by kind. */
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
