package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Vectors of 128, 256 and 512 bits, as far as the machine has them, give the same bits in every entry that is not a sum over
 * lanes, although strips and tails differ.
 */
final class KernelWidthsTest {
  /** For both types, 9 maps and cells and the products of 16 to 77 columns, plain and packed. */
  private static final int HASHES = 2 * (9 + 2 * 62);

  private static List<String> run(String... options) throws IOException {
    return OtherJvm.run(List.of(options), KernelWidthsMain.class);
  }

  @Test
  void everyWidthGivesTheSameBits() throws IOException {
    List<String> narrow = run(OtherJvm.VECTOR_API, "-XX:MaxVectorSize=16");
    assertThat(narrow).hasSize(1 + HASHES).first().isEqualTo("vector 20");
    for (int bytes : new int[] {32, 64}) {
      List<String> wide = run(OtherJvm.VECTOR_API, "-XX:MaxVectorSize=" + bytes);
      assertThat(wide.get(0)).isIn("vector 20", "vector 24", "vector 32");
      assertThat(wide.subList(1, wide.size()))
          .as("vectors of at most %d bytes", bytes)
          .isEqualTo(narrow.subList(1, narrow.size()));
    }
  }
}
