package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CsvTableTest {
  @Test
  void cellsWithCommasQuotesAndLineEndsAreQuoted() {
    CsvTable table =
        new CsvTable(
            List.of("tensor", "note"),
            List.of(List.of("W_y[0,1]", "say \"so\""), List.of("a\nb", "")));
    assertThat(table.csv()).isEqualTo("tensor,note\n\"W_y[0,1]\",\"say \"\"so\"\"\"\n\"a\nb\",\n");
  }

  @Test
  void numbersSurviveParsing() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      assertThat(Double.compare(Double.parseDouble(CsvTable.number(value)), value)).isZero();
    }
    assertThat(CsvTable.number(Double.NaN)).isEqualTo("NaN");
    assertThat(CsvTable.number(-0.0)).isEqualTo("-0.0");
  }

  @Test
  void rowsOfAnotherLengthAreRejected() {
    assertThatThrownBy(
            () -> new CsvTable(List.of("a", "b"), List.of(List.of("1", "2"), List.of("3"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table: row 1 has 1 cells, expected 2 (a, b)");
  }
}
