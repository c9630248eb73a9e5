package dev.unfold.text;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;

/**
 * Labels pieces of text with the network, in overlapping windows that are computed together. Has its own memory; for one thread.
 */
final class PieceLabeller {
  /** The number of pieces that a window reads on each side of those that it labels. */
  static final int CONTEXT = 32;

  /** The number of pieces that a window labels. */
  private static final int WINDOW = 256;

  /** The most windows that are computed together. */
  private static final int WINDOWS = 16;

  private static final int NONE = Gap.NONE.ordinal();
  private static final int PARAGRAPH = Gap.PARAGRAPH.ordinal();

  private final PieceNetwork network;
  private final boolean blanksInTokens;
  private final PieceCache cache;
  private final Workspace workspace;

  /** A labeller; without {@code blanksInTokens} a token ends before every blank. */
  PieceLabeller(PieceNetwork network, PieceFeatures features, boolean blanksInTokens) {
    this.network = network;
    this.blanksInTokens = blanksInTokens;
    cache = new PieceCache(network, features);
    workspace = network.workspace();
  }

  /** The numbers of the labels of all pieces. */
  byte[] label(char[] text, Pieces pieces) {
    byte[] labels = new byte[pieces.size()];
    for (int from = 0; from < labels.length; from += WINDOW * WINDOWS) {
      label(text, pieces, from, Math.min(labels.length, from + WINDOW * WINDOWS), labels);
    }
    return labels;
  }

  private void label(char[] text, Pieces pieces, int from, int to, byte[] labels) {
    cache.trim();
    int windows = (to - from + WINDOW - 1) / WINDOW;
    int[][] rows = new int[windows][];
    for (int w = 0; w < windows; w++) {
      int first = first(from, w);
      rows[w] = new int[Math.min(labels.length, from + (w + 1) * WINDOW + CONTEXT) - first];
      for (int p = 0; p < rows[w].length; p++) {
        int piece = first + p;
        rows[w][p] = cache.row(text, pieces.start(piece), pieces.end(piece), pieces.gap(piece));
      }
    }
    workspace.clear();
    Batch batch = Batch.of(rows).in(workspace);
    CachedTokens cached = new CachedTokens(cache.table(workspace), batch.pack(rows));
    Matrix scores = network.scores(cached, batch);
    int[][] places = batch.rows();
    for (int w = 0; w < windows; w++) {
      int start = from + w * WINDOW;
      for (int piece = start; piece < Math.min(to, start + WINDOW); piece++) {
        int row = places[w][piece - first(from, w)];
        labels[piece] = (byte) best(scores, row, pieces.gap(piece));
      }
    }
  }

  private static int first(int from, int window) {
    return Math.max(0, from + window * WINDOW - CONTEXT);
  }

  private int best(Matrix scores, int row, int gap) {
    boolean ends = gap == PARAGRAPH || gap != NONE && !blanksInTokens;
    int best = ends ? 1 : 0;
    for (int label = best + 1; label < scores.columns(); label++) {
      if (scores.get(row, label) > scores.get(row, best)) {
        best = label;
      }
    }
    return best;
  }
}
