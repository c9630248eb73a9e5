package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.matrix.ShapeException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The packing of a batch: worked by hand, and on random sentences, empty ones among them. */
final class BatchTest {
  private static final int ROUNDS = 300;

  private final Random random = TestSeed.random();

  /** Up to 9 sentences of 0 to 7 tokens; every token has a different number. */
  private int[][] sentences() {
    int[] count = new int[1];
    return IntStream.range(0, random.nextInt(10))
        .mapToObj(s -> IntStream.range(0, random.nextInt(8)).map(t -> ++count[0]).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void exampleOfTheJavadoc() {
    int[][] sentences = {{'a', 'b', 'c'}, {'d'}, {'e', 'f'}};
    Batch batch = Batch.of(sentences);
    assertThat(batch.pack(sentences)).containsExactly('a', 'e', 'd', 'b', 'f', 'c');
    assertThat(batch.sentences()).isEqualTo(3);
    assertThat(batch.steps()).isEqualTo(3);
    assertThat(batch.tokens()).isEqualTo(6);
    assertThat(IntStream.range(0, 3).map(batch::start)).containsExactly(0, 3, 5);
    assertThat(IntStream.range(0, 3).map(batch::end)).containsExactly(3, 5, 6);
    assertThat(IntStream.range(0, 3).map(batch::width)).containsExactly(3, 2, 1);
    assertThat(batch.previous()).containsExactly(-1, -1, -1, 0, 1, 3);
    assertThat(batch.next()).containsExactly(3, 4, -1, 5, -1, -1);
    assertThat(batch.unpack(new int[] {1, 2, 3, 4, 5, 6}))
        .isDeepEqualTo(new int[][] {{1, 4, 6}, {3}, {2, 5}});
  }

  @Test
  void unpackUndoesPack() {
    for (int round = 0; round < ROUNDS; round++) {
      int[][] sentences = sentences();
      Batch batch = Batch.of(sentences);
      assertThat(batch.unpack(batch.pack(sentences))).isDeepEqualTo(sentences);
    }
  }

  @Test
  void stepsHoldLongEnoughSentencesLongestFirst() {
    for (int round = 0; round < ROUNDS; round++) {
      int[][] sentences = sentences();
      Batch batch = Batch.of(sentences);
      int[] packed = batch.pack(sentences);
      int row = 0;
      for (int t = 0; t < batch.steps(); t++) {
        assertThat(batch.start(t)).isEqualTo(row);
        for (int length = 7; length > t; length--) {
          for (int[] sentence : sentences) { // equal lengths keep their order
            if (sentence.length == length) {
              assertThat(packed[row++]).isEqualTo(sentence[t]);
            }
          }
        }
        assertThat(batch.end(t)).isEqualTo(row);
        assertThat(batch.width(t)).isEqualTo(row - batch.start(t)).isPositive();
      }
      assertThat(batch.tokens()).isEqualTo(row).isEqualTo(packed.length);
      assertThat(batch.sentences()).isEqualTo(sentences.length);
    }
  }

  @Test
  void previousAndNextStayWithinTheSentence() {
    for (int round = 0; round < ROUNDS; round++) {
      int[][] sentences = sentences();
      Batch batch = Batch.of(sentences);
      int[] packed = batch.pack(sentences);
      int[][] before = batch.unpack(at(packed, batch.previous()));
      int[][] after = batch.unpack(at(packed, batch.next()));
      for (int s = 0; s < sentences.length; s++) {
        int[] sentence = sentences[s];
        for (int t = 0; t < sentence.length; t++) {
          assertThat(before[s][t]).isEqualTo(t == 0 ? -1 : sentence[t - 1]);
          assertThat(after[s][t]).isEqualTo(t + 1 == sentence.length ? -1 : sentence[t + 1]);
        }
      }
    }
  }

  private static int[] at(int[] values, int[] rows) {
    return IntStream.of(rows).map(row -> row < 0 ? -1 : values[row]).toArray();
  }

  @Test
  void batchWithoutTokensHasNoSteps() {
    for (int[][] sentences : new int[][][] {{}, {{}}, {{}, {}}}) {
      Batch batch = Batch.of(sentences);
      assertThat(batch.sentences()).isEqualTo(sentences.length);
      assertThat(batch.steps()).isZero();
      assertThat(batch.tokens()).isZero();
      assertThat(batch.pack(sentences)).isEmpty();
      assertThat(batch.previous()).isEmpty();
      assertThat(batch.next()).isEmpty();
      assertThat(batch.unpack(new int[0])).isDeepEqualTo(sentences);
    }
  }

  @Test
  void ofLengthsGivesTheSamePacking() {
    for (int round = 0; round < ROUNDS; round++) {
      int[][] sentences = sentences();
      int[] lengths = Arrays.stream(sentences).mapToInt(sentence -> sentence.length).toArray();
      Batch batch = Batch.ofLengths(lengths);
      Arrays.fill(lengths, 1);
      assertThat(batch.pack(sentences)).isEqualTo(Batch.of(sentences).pack(sentences));
      assertThat(batch.rows()).isDeepEqualTo(Batch.of(sentences).rows());
    }
    assertThat(Batch.ofLengths().sentences()).isZero();
  }

  @Test
  void packingOneSentenceCopiesIt() {
    int[][] one = {{4, 5, 6}};
    int[] packed = Batch.of(one).pack(one);
    one[0][1] = 9;
    assertThat(packed).containsExactly(4, 5, 6);
  }

  @Test
  void otherSentencesAreRejected() {
    Batch batch = Batch.of(new int[][] {{1, 2}, {3}, {4, 5, 6}});
    assertThatThrownBy(() -> batch.pack(new int[][] {{1, 2}, {3}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("found 2 sentences, expected 3");
    assertThatThrownBy(() -> batch.pack(new int[][] {{1}, {2, 3}, {4, 5, 6}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("sentence 0 has 1 tokens, expected 2");
    assertThatThrownBy(() -> Batch.of(new int[][] {{1}}).pack(new int[][] {{1, 2}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("sentence 0 has 2 tokens, expected 1");
    assertThatThrownBy(() -> batch.unpack(new int[5]))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("found 5 numbers, expected 6");
  }

  @Test
  void withNoiseKeepsThePacking() {
    int[][] sentences = {{1}, {2, 3}};
    Batch batch = Batch.of(sentences);
    Random noise = new Random(1);
    assertThat(batch.noise()).isEmpty();
    assertThat(batch.withNoise(noise).noise()).containsSame(noise);
    assertThat(batch.withNoise(noise).pack(sentences)).containsExactly(2, 1, 3);
    assertThat(batch.noise()).as("the original batch").isEmpty();
  }
}
