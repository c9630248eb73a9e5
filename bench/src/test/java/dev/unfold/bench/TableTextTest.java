package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The text of a row. */
final class TableTextTest {
  private static final Table WORK =
      new Table("work", Unit.TOKENS, List.of("ours", "PyTorch"), "ours / PyTorch's", List.of());

  private static final Row ROW =
      new Row(
          "BiLSTM H 128, B 32: training",
          List.of(
              new double[] {300_000, 200_000, 310_000}, new double[] {100_000, 100_000, 155_000}),
          Optional.of(2.0),
          Optional.of(new SameLoss(2.5, 2.5)),
          Optional.of(12.4),
          "2 threads");

  @Test
  void ratiosAreTakenRoundByRound() {
    assertThat(ROW.ratio()).contains(new Spread(2, 2, 3));
    TableText text = new TableText(WORK);
    assertThat(text.header())
        .isEqualTo(
            "tokens/s                                            ours     PyTorch"
                + "  ours / PyTorch's     at least B/token  PyTorch's setting");
    assertThat(text.line(ROW))
        .isEqualTo(
            "BiLSTM H 128, B 32: training                     300,000     100,000"
                + "  2.00 (2.00 to 3.00)      2.00      12  2 threads");
  }

  @Test
  void aSingleCompetitorHasNoRatio() {
    Table alone = new Table("work", Unit.TOKENS, List.of("ours"), "", List.of());
    Row row =
        new Row(
            "BiGRU",
            List.of(new double[] {1234.4}),
            Optional.of(2.0),
            Optional.empty(),
            Optional.of(0.2),
            "");
    assertThat(row.ratio()).isEmpty();
    assertThat(new TableText(alone).header())
        .isEqualTo("tokens/s                                            ours B/token");
    assertThat(new TableText(alone).line(row))
        .isEqualTo("BiGRU                                              1,234       0");
  }

  @Test
  void productsAreCountedInBillionsAndComparedWithTheLastCompetitor() {
    Table products =
        new Table(
            "products",
            Unit.OPERATIONS,
            List.of("ours", "PyTorch", "peak"),
            "part of peak",
            List.of());
    List<double[]> rates =
        List.of(new double[] {90e9}, new double[] {70.06e9}, new double[] {100e9});
    TableText text = new TableText(products);
    assertThat(text.header())
        .isEqualTo(
            "GFLOP/s                                             ours     PyTorch        peak"
                + "  part of peak         at least");
    assertThat(text.line(Row.of("product 1×2×3", rates, Optional.empty())))
        .isEqualTo(
            "product 1×2×3                                       90.0        70.1       100.0"
                + "  0.90 (0.90 to 0.90)");
  }
}
