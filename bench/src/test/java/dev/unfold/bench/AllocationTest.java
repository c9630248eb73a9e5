package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class AllocationTest {
  private static final int KILOBYTES = 256;

  private byte[] kept = {};

  private void allocate() {
    kept = new byte[KILOBYTES << 10];
  }

  @Test
  void allThreadsAreCounted() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      other.submit(() -> {}).get();
      Competitor competitor =
          () -> {
            try {
              other.submit(this::allocate).get();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            allocate();
            return 2 * KILOBYTES;
          };
      assertThat(Allocation.perUnit(competitor, 0.05)).isBetween(1024.0, 1100.0);
      assertThat(kept).hasSize(KILOBYTES << 10);
    } finally {
      other.shutdown();
    }
  }

  @Test
  void workWithoutAllocationCountsZero() {
    assertThat(Allocation.perUnit(() -> 1000, 0.05)).isLessThan(10);
  }
}
