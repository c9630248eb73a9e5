package dev.unfold.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers by hand, and all 65,536 halves. */
final class HalfTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0000",
    "-0.0, 8000",
    "1, 3c00",
    "-2, c000",
    "65504, 7bff",
    "65519.99, 7bff",
    "65520, 7c00",
    "-Infinity, fc00",
    "NaN, 7e00",
    "0.333333343, 3555",
    "6.103515625e-5, 0400",
    "6.09755516e-5, 03ff",
    "5.960464477539063e-8, 0001",
    "2.9802322387695312e-8, 0000",
    "2.98023259e-8, 0001",
    "1.00048828125, 3c00",
    "1.00048840046, 3c01",
    "1.00146484375, 3c02",
  })
  void roundsToTheNearestAndOfTwoToTheEvenOne(float number, String bits) {
    assertThat(String.format("%04x", Half.of(number) & 0xffff)).isEqualTo(bits);
  }

  @Test
  void everyHalfComesBackAndLiesBetweenItsNeighbours() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Half.value((short) bits);
      if (Float.isNaN(value)) {
        assertThat(Float.isNaN(Half.value(Half.of(value)))).isTrue();
      } else {
        assertThat(Half.of(value) & 0xffff).isEqualTo(bits);
      }
      if ((bits & 0x7fff) > 0 && (bits & 0x7fff) <= 0x7c00) {
        assertThat(Math.abs(value)).isGreaterThan(Math.abs(Half.value((short) (bits - 1))));
      }
    }
  }
}
