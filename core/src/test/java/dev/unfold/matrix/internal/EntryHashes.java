package dev.unfold.matrix.internal;

import dev.unfold.matrix.internal.Loops.Place;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Hashes of the results of one implementation, only for kernels whose entries are computed independently of each other: their
 * bits depend neither on the width of the vectors nor on what has been compiled.
 */
final class EntryHashes {
  /** The length of a row: longer than every vector and a multiple of none. */
  private static final int N = 77;

  private final Loops loops;
  private final Random random = new Random(1);
  private final Map<String, Integer> hashes = new TreeMap<>();

  private EntryHashes(Loops loops) {
    this.loops = loops;
    maps();
    products();
    cells();
  }

  /** A hash for each kernel, by its name. */
  static Map<String, Integer> of(Loops loops) {
    return new EntryHashes(loops).hashes;
  }

  private Row row() {
    return Row.random(loops, N, 0, random);
  }

  private Row[] rows(int count) {
    return Stream.generate(this::row).limit(count).toArray(Row[]::new);
  }

  private void add(String name, Row... rows) {
    hashes.put(name, Arrays.deepHashCode(Stream.of(rows).map(Row::numbers).toArray()));
  }

  private void maps() {
    Row x = row();
    loops.exp(N, x.y(), x.at());
    add("exp", x);
    x = row();
    loops.sigmoid(N, x.y(), x.at());
    add("sigmoid", x);
    x = row();
    loops.tanh(N, x.y(), x.at());
    add("tanh", x);
    Row h = row();
    loops.sigmoidBackward(N, h.y(), h.at(), x.y(), x.at());
    add("sigmoidBackward", x);
    loops.addScaled(N, 0.3, h.y(), h.at(), x.y(), x.at());
    add("addScaled", x);
  }

  /** Up to seven rows of A with parts of B's columns. */
  private void products() {
    int p = 11;
    Row a = Row.random(loops, 7 * p, 0, random);
    Row b = Row.random(loops, p * N, 0, random);
    for (int n = 16; n <= N; n++) {
      int m = 1 + n % 7;
      Row c = Row.random(loops, m * n, 0, random);
      Row again = c.copy();
      Place left = new Place(a.y(), a.at(), p);
      Place right = new Place(b.y(), b.at(), N);
      loops.product(m, n, p, left, 1, right, new Place(c.y(), c.at(), n));
      add("product, " + n, c);
      Place packed = new Place(new double[loops.packedLength(p, n)], 0, 0);
      loops.pack(p, n, right, 1, packed);
      loops.productPacked(m, n, p, left, 1, packed, new Place(again.y(), again.at(), n));
      add("productPacked, " + n, again);
    }
  }

  private void cells() {
    CellLoops cells = new CellLoops(loops);
    Row[] rows = rows(8);
    cells.lstm(N, rows);
    add("lstm", rows);
    rows = rows(13);
    cells.lstmBackward(N, rows);
    add("lstmBackward", rows);
    rows = rows(6);
    cells.gru(N, rows);
    add("gru", rows);
    rows = rows(11);
    cells.gruBackward(N, rows);
    add("gruBackward", rows);
  }
}
