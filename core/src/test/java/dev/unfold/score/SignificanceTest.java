package dev.unfold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of significance, against exact values. */
final class SignificanceTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, 0, 1",
    "0, 2, 0.5",
    "5, 0, 0.0625",
    "5, 5, 1",
    "1, 9, 0.021484375", // 2 (1 + 10) / 1024
    "3, 10, 0.092285156250", // 2 (1 + 13 + 78 + 286) / 8192
  })
  void mcNemarByHand(int first, int second, double p) {
    assertThat(new McNemar(first, second).pValue()).isCloseTo(p, within(1e-12));
  }

  /** Compares with the exact sum in whole numbers. */
  @ParameterizedTest
  @CsvSource({"12, 31", "100, 140", "700, 900", "1500, 1500", "4, 2000", "999, 1000"})
  void mcNemarExactly(int first, int second) {
    int n = first + second;
    BigInteger ways = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i <= Math.min(first, second); i++) {
      sum = sum.add(ways);
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    double exact =
        new BigDecimal(sum.shiftLeft(1))
            .divide(new BigDecimal(BigInteger.ONE.shiftLeft(n)), MathContext.DECIMAL64)
            .doubleValue();
    double expected = Math.min(1, exact);
    assertThat(new McNemar(first, second).pValue())
        .isCloseTo(expected, within(1e-11 * expected + 1e-300));
    assertThat(new McNemar(second, first).pValue()).isEqualTo(new McNemar(first, second).pValue());
  }

  @Test
  void mcNemarOfManyTokens() {
    assertThat(new McNemar(100_000, 101_000).pValue()).isBetween(0.02, 0.03);
    assertThat(new McNemar(0, 1_000_000).pValue()).isZero();
  }

  private static List<Ratio> ratios(int... parts) {
    List<Ratio> ratios = new ArrayList<>();
    for (int part : parts) {
      ratios.add(new Ratio(part, 10));
    }
    return ratios;
  }

  @Test
  void noDifference() {
    PairedBootstrap same = PairedBootstrap.of(ratios(3, 9, 5), ratios(3, 9, 5), 1000, 1);
    assertThat(same).isEqualTo(new PairedBootstrap(0, 0, 0, 1));
  }

  /** The first is better by one token in every sentence, so every sample has the same difference. */
  @Test
  void theSameDifferenceInEverySentence() {
    PairedBootstrap one = PairedBootstrap.of(ratios(4, 8, 6), ratios(3, 7, 5), 999, 1);
    assertThat(one.difference()).isCloseTo(0.1, within(1e-15));
    assertThat(one.low()).isCloseTo(0.1, within(1e-15));
    assertThat(one.high()).isCloseTo(0.1, within(1e-15));
    assertThat(one.pValue()).isEqualTo(0.001);
  }

  /** One of four sentences causes the difference: (3/4)⁴ of the samples lack it and have the difference 0. */
  @Test
  void aDifferenceInOneSentenceMayBeChance() {
    PairedBootstrap chance = PairedBootstrap.of(ratios(5, 5, 5, 9), ratios(5, 5, 5, 5), 100_000, 7);
    assertThat(chance.difference()).isCloseTo(0.1, within(1e-15));
    assertThat(chance.low()).isZero();
    assertThat(chance.high())
        .isCloseTo(0.3, within(1e-15)); // drawn three times: 4.7 % or more often
    // at least as far from 0.1 as 0: the sentence is drawn not at all, or at least twice
    double never = Math.pow(0.75, 4);
    double once = 4 * 0.25 * Math.pow(0.75, 3);
    assertThat(chance.pValue()).isCloseTo(1 - once, within(0.01)).isGreaterThan(never);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    Random random = TestSeed.random();
    List<Ratio> first = new ArrayList<>();
    List<Ratio> second = new ArrayList<>();
    for (int s = 0; s < 300; s++) {
      int length = 1 + random.nextInt(20);
      first.add(new Ratio(random.nextInt(length + 1), length));
      second.add(new Ratio(random.nextInt(length + 1), length));
    }
    PairedBootstrap once = PairedBootstrap.of(first, second, 2000, 3);
    assertThat(PairedBootstrap.of(first, second, 2000, 3)).isEqualTo(once);
    assertThat(PairedBootstrap.of(first, second, 2000, 4)).isNotEqualTo(once);
    PairedBootstrap turned = PairedBootstrap.of(second, first, 2000, 3);
    assertThat(turned.difference()).isEqualTo(-once.difference());
    assertThat(turned.pValue()).isEqualTo(once.pValue());
    assertThat(once.low()).isLessThan(once.difference());
    assertThat(once.high()).isGreaterThan(once.difference());
  }

  @Test
  void sentencesWithoutSpans() {
    List<Ratio> none = Collections.nCopies(3, Ratio.f1(new Rates(0, 0, 0)));
    assertThat(PairedBootstrap.of(none, none, 10, 1)).isEqualTo(new PairedBootstrap(0, 0, 0, 1));
    assertThat(Ratio.f1(new Rates(3, 4, 2))).isEqualTo(new Ratio(4, 7));
    assertThatThrownBy(() -> PairedBootstrap.of(none, List.of(), 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("PairedBootstrap: 3 and 0 sentences, 10 draws; expected");
  }
}
