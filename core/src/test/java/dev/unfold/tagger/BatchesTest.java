package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchesTest {
  private static int[] lengths(int count) {
    return new Random(3).ints(count, 1, 40).toArray();
  }

  private static int[][] array(List<int[]> batches) {
    return batches.toArray(int[][]::new);
  }

  @Test
  void everySentenceIsInOneBatchOfAboutSoManyTokens() {
    int[] lengths = lengths(5000);
    List<int[]> batches = Batches.shuffled(lengths, 300, 7);
    assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, 5000).toArray());
    long full = 0;
    for (int[] batch : batches) {
      int tokens = Arrays.stream(batch).map(s -> lengths[s]).sum();
      assertThat(tokens).isLessThan(340);
      full += tokens >= 300 ? 1 : 0;
      int[] inBatch = Arrays.stream(batch).map(s -> lengths[s]).toArray();
      assertThat(inBatch[0] - inBatch[inBatch.length - 1]).as("like lengths").isBetween(0, 39);
    }
    assertThat(full).isGreaterThanOrEqualTo(batches.size() - 5);
    double spread =
        batches.stream()
            .mapToInt(b -> lengths[b[0]] - lengths[b[b.length - 1]])
            .average()
            .orElse(99);
    assertThat(spread).isLessThan(4);
  }

  @Test
  void theOrderFollowsFromTheSeed() {
    int[] lengths = lengths(3000);
    List<int[]> once = Batches.shuffled(lengths, 300, 7);
    List<int[]> again = Batches.shuffled(lengths, 300, 7);
    List<int[]> other = Batches.shuffled(lengths, 300, 8);
    assertThat(array(again)).isDeepEqualTo(array(once));
    assertThat(other.get(0)).isNotEqualTo(once.get(0));
  }

  @Test
  void longestFirstAndEqualOnesInTheirOrder() {
    List<int[]> batches = Batches.sorted(List.of(0, 1, 2, 3, 4), new int[] {2, 5, 2, 9, 1}, 7);
    assertThat(array(batches)).isDeepEqualTo(new int[][] {{3}, {1, 0}, {2, 4}});
    assertThat(Batches.sorted(List.of(), new int[0], 7)).isEmpty();
    assertThat(array(Batches.shuffled(new int[] {100_000}, 7, 1))).isDeepEqualTo(new int[][] {{0}});
  }
}
