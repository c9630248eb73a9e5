package dev.unfold.matrix.internal.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.internal.EntryHashesOfKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The change from plain Java to the vector kernels. */
final class WarmUpTest {
  @Tag("slow")
  @Test
  void theBitsAreTheSameBeforeAndAfterTheChange() throws InterruptedException {
    WarmingKernels kernels = new WarmingKernels();
    int cold = EntryHashesOfKernels.of(kernels);
    kernels.warmUp();
    assertThat(EntryHashesOfKernels.of(kernels)).isEqualTo(cold);
  }
}
