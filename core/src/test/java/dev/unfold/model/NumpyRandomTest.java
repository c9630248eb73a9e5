package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.SharedData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** NumPy's legacy generator: its own draws, and what is published of the Mersenne Twister. */
final class NumpyRandomTest {
  @Test
  void numpysFirstDraws() throws IOException {
    JsonNode reference =
        new ObjectMapper().readTree(SharedData.file("parity/reference-numpy-rnn.json").toFile());
    JsonNode draws = reference.get("first_draws_RandomState1234");
    NumpyRandom random = new NumpyRandom(1234);
    assertThat(draws).isNotEmpty();
    for (JsonNode draw : draws) {
      assertThat(random.nextDouble()).isEqualTo(Double.parseDouble(draw.asText()));
    }
  }

  /** The ISO standard of C++ requires this of {@code std::mt19937}, which is seeded with 5489. */
  @Test
  void theTenThousandthNumberOfTheMersenneTwister() {
    NumpyRandom random = new NumpyRandom(5489);
    assertThat(Integer.toUnsignedLong(random.nextInt())).isEqualTo(3499211612L);
    for (int i = 2; i < 10_000; i++) {
      random.nextInt();
    }
    assertThat(Integer.toUnsignedLong(random.nextInt())).isEqualTo(4123659995L);
  }

  @Test
  void longsAndDoublesTakeTwoDrawsTheFirstAbove() {
    NumpyRandom random = new NumpyRandom(7);
    NumpyRandom longs = new NumpyRandom(7);
    NumpyRandom doubles = new NumpyRandom(7);
    for (int i = 0; i < 1000; i++) {
      long first = Integer.toUnsignedLong(random.nextInt());
      long second = Integer.toUnsignedLong(random.nextInt());
      assertThat(longs.nextLong()).isEqualTo(first << 32 | second);
      double drawn = doubles.nextDouble();
      assertThat(drawn).isEqualTo(((first >> 5) * 0x1p26 + (second >> 6)) * 0x1p-53);
      assertThat(drawn).isBetween(0.0, Math.nextDown(1.0));
    }
  }
}
