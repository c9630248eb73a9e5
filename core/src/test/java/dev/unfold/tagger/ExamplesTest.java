package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.model.Network;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExamplesTest {
  /** Four prefixes and suffixes each, two times three letters in a row, and the word in lower case; no shape. */
  private static final int FEATURES_OF_OVAL = 11;

  private static Examples examples(List<Sentence> train) {
    return new Examples(
        train, Lexicon.of(train, Optional.empty()), TagColumns.of(Tagset.UPOS, train));
  }

  private static Network.Input input(Examples examples, double alpha, int... chosen) {
    return examples.input(chosen, plan(alpha, 0), new SplittableRandom(1));
  }

  private static AdamPlan plan(double wordDropout, double caseNoise) {
    return (AdamPlan)
        TaggerConfig.FAST
            .with("word_dropout", Double.toString(wordDropout))
            .with("case_noise", Double.toString(caseNoise))
            .training();
  }

  @Test
  void eachWordOfABatchIsThereOnce() {
    Examples examples =
        examples(Conllu.sentences("The/D cat/N saw/V the/D cat/N | a/D cat/N | the/D dog/N"));
    assertThat(examples.tokens()).isEqualTo(9);
    assertThat(examples.lengths()).containsExactly(5, 2, 2);
    Network.Input input = input(examples, 0, 2, 0);
    assertThat(input.sentences()).isDeepEqualTo(new int[][] {{0, 1}, {2, 3, 4, 0, 3}});
    assertThat(input.words().ids()).as("the dog The cat saw").containsExactly(4, 6, 1, 2, 3);
    assertThat(examples.tags(new int[] {2, 0})[0])
        .isDeepEqualTo(new int[][] {{0, 1}, {0, 1, 2, 0, 1}});
  }

  @Test
  void rareWordsAreReadAsUnknownMoreOftenAndKeepTheirLetters() {
    List<Sentence> train =
        List.of(
            Sentence.of(List.of("once"), List.of("X")),
            Sentence.of(Collections.nCopies(9, "often"), Collections.nCopies(9, "Y")));
    Examples examples = examples(train);
    int[] unknown = new int[2];
    SplittableRandom random = new SplittableRandom(5);
    int rounds = 3000;
    for (int i = 0; i < rounds; i++) {
      Network.Input input = examples.input(new int[] {0, 1}, plan(1, 0), random);
      for (int s = 0; s < 2; s++) {
        for (int row : input.sentences()[s]) {
          unknown[s] += input.words().ids()[row] == 0 ? 1 : 0;
          assertThat(input.words().letters()[row]).hasSize(s == 0 ? 4 : 5);
        }
      }
    }
    assertThat(unknown[0] / (double) rounds).as("1 / (1 + 1)").isBetween(0.45, 0.55);
    assertThat(unknown[1] / (9.0 * rounds)).as("1 / (1 + 9)").isBetween(0.09, 0.11);
  }

  @Test
  void someSentencesAreReadInAnotherCase() {
    Examples examples = examples(Conllu.sentences("aBc/X dEf/Y aBC/Z abc/U ABC/V"));
    SplittableRandom random = new SplittableRandom(5);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 4000; i++) {
      Network.Input input = examples.input(new int[] {0}, plan(0, 0.4), random);
      int[][] letters = input.words().letters();
      String read = Arrays.toString(letters[input.sentences()[0][0]]) + letters.length;
      seen.merge(read, 1, Integer::sum);
      int[][] features = input.words().features();
      for (int word : new int[] {2, 3, 4}) {
        assertThat(features[word]).as("what it is in lower case").endsWith(last(features[0]));
      }
    }
    assertThat(seen.values()).hasSize(4);
    assertThat(seen.values().stream().sorted().toList().get(3)).isBetween(2300, 2500);
    assertThat(seen.values().stream().sorted().toList().get(2)).isBetween(700, 900);
  }

  private static int last(int[] features) {
    return features[features.length - 1];
  }

  /** Where capitals mark names, few sentences are capitalised; where they say little, as many as usual. */
  @Test
  void capitalsThatSayMuchAreKept() {
    int often = capitalised("N");
    int mixed = capitalised("V");
    assertThat(mixed).isBetween(300, 500);
    assertThat(often).isBetween(-80, 120);
  }

  private static int capitalised(String second) {
    List<String> words = IntStream.range(0, 200).mapToObj(w -> "Name" + w).toList();
    List<String> tags = IntStream.range(0, 200).mapToObj(w -> w % 2 == 0 ? "N" : second).toList();
    Examples examples =
        examples(List.of(Sentence.of(List.of("a"), List.of("D")), Sentence.of(words, tags)));
    SplittableRandom random = new SplittableRandom(5);
    int capitalised = 0;
    for (int i = 0; i < 4000; i++) {
      Network.Input input = examples.input(new int[] {0}, plan(0, 0.4), random);
      capitalised += input.words().ids()[0] == 0 ? 1 : 0; // A, which train doesn't have
    }
    return capitalised - 4000 / 10; // of a word of one letter, upper case is the same
  }

  /** Of a name that is rare as it is written and frequent in lower case, the lower case stays known more often. */
  @Test
  void aWordMayBeKnownInLowerCaseAlone() {
    Examples examples =
        examples(
            List.of(
                Sentence.of(List.of("Oval"), List.of("X")),
                Sentence.of(Collections.nCopies(9, "oval"), Collections.nCopies(9, "Y"))));
    int[] seen = new int[3];
    SplittableRandom random = new SplittableRandom(6);
    int rounds = 3000;
    for (int i = 0; i < rounds; i++) {
      Network.Input input = examples.input(new int[] {0}, plan(1, 0), random);
      int features = input.words().features()[0].length;
      boolean known = input.words().ids()[0] != 0;
      seen[known ? 0 : features == FEATURES_OF_OVAL ? 1 : 2]++;
    }
    assertThat(seen[0] / (double) rounds).as("1 − 1 / (1 + 1)").isBetween(0.47, 0.53);
    assertThat(seen[2] / (double) rounds).as("1 / (1 + 10)").isBetween(0.08, 0.1);
    assertThat(seen[0] + seen[1] + seen[2]).isEqualTo(rounds);
  }

  @Test
  void aWordMayStandInABatchBothKnownAndUnknown() {
    List<Sentence> train =
        List.of(Sentence.of(Collections.nCopies(40, "w"), Collections.nCopies(40, "Y")));
    Network.Input input = input(examples(train), 40, 0);
    assertThat(input.words().ids()).containsExactlyInAnyOrder(0, 1);
    assertThat(IntStream.of(input.sentences()[0]).distinct().count()).isEqualTo(2);
  }

  @Test
  void aVeryLongSentenceIsLearntInPieces() {
    int length = 2 * SentenceSlice.LENGTH + 3;
    List<String> words = IntStream.range(0, length).mapToObj(t -> "w" + t % 7).toList();
    List<String> tags = IntStream.range(0, length).mapToObj(t -> "T" + t % 7).toList();
    Examples examples = examples(List.of(Sentence.of(words, tags)));
    assertThat(examples.lengths()).containsExactly(SentenceSlice.LENGTH, SentenceSlice.LENGTH, 3);
    assertThat(examples.tokens()).isEqualTo(length);
    assertThat(examples.tags(new int[] {2})[0][0])
        .containsExactly((length - 3) % 7, (length - 2) % 7, (length - 1) % 7);
  }
}
