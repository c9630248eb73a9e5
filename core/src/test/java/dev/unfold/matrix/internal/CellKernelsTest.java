package dev.unfold.matrix.internal;

import static dev.unfold.matrix.internal.Row.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recurrent cells of every implementation against their equations, number by number, rows of 0 to 70 numbers: each within
 * a few roundings of its operands. Inputs do not change, nor does anything around the outputs.
 */
final class CellKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final String SCALAR = "dev.unfold.matrix.internal.Loops#scalar";
  private static final String VECTOR = "dev.unfold.matrix.internal.Loops#vector";
  private static final int LONGEST = 70;

  /** No vector is longer, so a row of this length is not short. */
  private static final int LONGEST_VECTOR = 16;

  private final Random random = TestSeed.random();

  /** A cell on its rows. */
  private interface Cell {
    void run(int n, Row... rows);
  }

  /** Random rows, the first {@code gates} of them from 0 to 1. */
  private Row[] rows(Loops loops, int n, int gates, int count) {
    Row[] rows = new Row[count];
    Arrays.setAll(rows, row -> Row.random(loops, n, GUARD, random));
    for (Row gate : Arrays.copyOf(rows, gates)) {
      for (int k = 0; k < n; k++) {
        gate.y()[gate.at() + k] = loops.round(random.nextDouble());
      }
    }
    return rows;
  }

  /** The first {@code count} rows, which the cell only reads, have not changed. */
  private static void unchanged(Row[] rows, Row[] before, int count) {
    for (int row = 0; row < count; row++) {
      assertThat(rows[row].y()).as("row %d, only read", row).isEqualTo(before[row].y());
    }
  }

  private static Row[] copies(Row[] rows) {
    return Stream.of(rows).map(Row::copy).toArray(Row[]::new);
  }

  private static double abs(Row row, int k) {
    return Math.abs(row.get(k));
  }

  /** The derivative of σ where its value is the row's. */
  private static double derivative(Row gate, int k) {
    return gate.get(k) * (1 - gate.get(k));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void lstmMatchesItsEquations(Loops loops) {
    double u = loops.unitRoundoff();
    for (int n = 0; n <= LONGEST; n++) {
      Row[] rows = rows(loops, n, 4, 8);
      Row[] before = copies(rows);
      new CellLoops(loops).lstm(n, rows);
      unchanged(rows, before, 5);
      Row i = rows[0];
      Row f = rows[1];
      Row g = rows[2];
      Row o = rows[3];
      Row cPrev = rows[4];
      Row c = rows[5];
      Row tanhC = rows[6];
      c.meets(
          k -> f.get(k) * cPrev.get(k) + i.get(k) * g.get(k),
          k -> 4 * u * (Math.abs(f.get(k) * cPrev.get(k)) + Math.abs(i.get(k) * g.get(k))),
          loops + " c");
      tanhC.near(k -> StrictMath.tanh(c.get(k)), 8 * u, loops + " tanh c");
      rows[7].near(k -> o.get(k) * tanhC.get(k), 2 * u, loops + " h");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void lstmBackwardMatchesItsEquations(Loops loops) {
    double u = 16 * loops.unitRoundoff();
    for (int n = 0; n <= LONGEST; n++) {
      Row[] rows = rows(loops, n, 6, 13);
      Row[] before = copies(rows);
      new CellLoops(loops).lstmBackward(n, rows);
      unchanged(rows, before, 8);
      Row i = rows[0];
      Row f = rows[1];
      Row g = rows[2];
      Row o = rows[3];
      Row cPrev = rows[4];
      Row th = rows[5];
      Row dh = rows[6];
      IntToDoubleFunction dc =
          k -> rows[7].get(k) + dh.get(k) * o.get(k) * (1 - th.get(k) * th.get(k));
      IntToDoubleFunction size = k -> u * (abs(rows[7], k) + Math.abs(dh.get(k) * o.get(k)));
      rows[8].meets(
          k -> dc.applyAsDouble(k) * g.get(k) * derivative(i, k),
          k -> size.applyAsDouble(k) * abs(g, k) * abs(i, k),
          loops + " di");
      rows[9].meets(
          k -> dc.applyAsDouble(k) * cPrev.get(k) * derivative(f, k),
          k -> size.applyAsDouble(k) * abs(cPrev, k) * abs(f, k),
          loops + " df");
      rows[10].meets(
          k -> dc.applyAsDouble(k) * i.get(k) * (1 - g.get(k) * g.get(k)),
          k -> size.applyAsDouble(k) * abs(i, k),
          loops + " dg");
      rows[11].meets(
          k -> dh.get(k) * th.get(k) * derivative(o, k),
          k -> u * Math.abs(dh.get(k) * th.get(k) * o.get(k)),
          loops + " do");
      rows[12].meets(
          k -> dc.applyAsDouble(k) * f.get(k),
          k -> size.applyAsDouble(k) * abs(f, k),
          loops + " dc₋, written and not added to");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gruMatchesItsEquations(Loops loops) {
    double u = loops.unitRoundoff();
    for (int size = 0; size <= LONGEST; size++) {
      Row[] rows = rows(loops, size, 2, 6);
      Row[] before = copies(rows);
      new CellLoops(loops).gru(size, rows);
      unchanged(rows, before, 3);
      assertThat(rows[4].y()).as("h₋, only read").isEqualTo(before[4].y());
      Row r = rows[0];
      Row z = rows[1];
      Row m = rows[2];
      Row n = rows[3];
      Row hPrev = rows[4];
      n.meets(
          k -> StrictMath.tanh(before[3].get(k) + r.get(k) * m.get(k)),
          k -> 16 * u * (abs(before[3], k) + Math.abs(r.get(k) * m.get(k))),
          loops + " n, in place of its sum");
      rows[5].meets(
          k -> (1 - z.get(k)) * n.get(k) + z.get(k) * hPrev.get(k),
          k -> 8 * u * (abs(n, k) + abs(hPrev, k)),
          loops + " h");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gruBackwardMatchesItsEquations(Loops loops) {
    double u = 16 * loops.unitRoundoff();
    for (int size = 0; size <= LONGEST; size++) {
      Row[] rows = rows(loops, size, 4, 11);
      Row[] before = copies(rows);
      new CellLoops(loops).gruBackward(size, rows);
      unchanged(rows, before, 6);
      Row r = rows[0];
      Row z = rows[1];
      Row m = rows[2];
      Row n = rows[3];
      Row hPrev = rows[4];
      Row dh = rows[5];
      Row dn = rows[9];
      dn.meets(
          k -> dh.get(k) * (1 - z.get(k)) * (1 - n.get(k) * n.get(k)),
          k -> u * abs(dh, k),
          loops + " dn");
      rows[6].meets(
          k -> dn.get(k) * m.get(k) * derivative(r, k),
          k -> u * Math.abs(dn.get(k) * m.get(k) * r.get(k)),
          loops + " dr");
      rows[7].meets(
          k -> dh.get(k) * (hPrev.get(k) - n.get(k)) * derivative(z, k),
          k -> u * abs(dh, k) * (abs(hPrev, k) + abs(n, k)) * abs(z, k),
          loops + " dz");
      rows[8].near(k -> dn.get(k) * r.get(k), u, loops + " dm");
      rows[10].meets(
          k -> before[10].get(k) + dh.get(k) * z.get(k),
          k -> u * (abs(before[10], k) + Math.abs(dh.get(k) * z.get(k))),
          loops + " dh₋, added to");
    }
  }

  @ParameterizedTest
  @MethodSource(SCALAR)
  void partsOfScalarRowsGiveTheSameBits(Loops loops) {
    parts(loops, 1);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void longPartsOfVectorRowsGiveTheSameBits(Loops loops) {
    parts(loops, LONGEST_VECTOR);
  }

  /** Runs each cell on every part of a row that has at least {@code shortest} numbers. */
  private void parts(Loops loops, int shortest) {
    CellLoops cells = new CellLoops(loops);
    parts(rows(loops, LONGEST, 4, 8), shortest, loops + " lstm", cells::lstm);
    parts(rows(loops, LONGEST, 6, 13), shortest, loops + " lstmBackward", cells::lstmBackward);
    parts(rows(loops, LONGEST, 2, 6), shortest, loops + " gru", cells::gru);
    parts(rows(loops, LONGEST, 4, 11), shortest, loops + " gruBackward", cells::gruBackward);
  }

  private static void parts(Row[] rows, int shortest, String name, Cell cell) {
    Row[] whole = copies(rows);
    cell.run(LONGEST, whole);
    for (int n = shortest; n <= LONGEST; n++) {
      for (int from = 0; from + n <= LONGEST; from += 1 + n / 8) {
        int first = from;
        int length = n;
        Row[] part = Stream.of(rows).map(row -> row.copy().part(first, length)).toArray(Row[]::new);
        cell.run(n, part);
        List<double[]> found = Stream.of(part).map(Row::numbers).toList();
        assertThat(IntStream.range(0, rows.length))
            .as("%s: %d numbers at %d", name, n, from)
            .allMatch(
                row -> Arrays.equals(found.get(row), whole[row].part(first, length).numbers()));
      }
    }
  }
}
