package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.TagLattice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the probabilities of a tagger agree with its accuracy, by one temperature T for each column.
 *
 * <pre>{@code
 *   p_T(y) ∝ exp(s(y) / T)                      s : scores; of an ensemble, the mean of its members'
 *   T = argmin −(1/N) Σ_t log p_T(y_t)          over sentences that were not trained on
 * }</pre>
 *
 * <p>A trained network is too sure: it is right on nearly all training words. Dividing all scores by T changes no tag. T is
 * not stored: the weights of the column's scores are divided by it, so exports and files of any version have it.
 *
 * <p>Source: Guo et al. 2017.
 */
final class Temperature {
  /** From 0.55 to 9, a factor of 1.22 apart. */
  private static final double[] GRID =
      IntStream.rangeClosed(-3, 11).mapToDouble(i -> Math.exp(0.2 * i)).toArray();

  private static final double STEP = 0.2;

  /** Enough for one number. */
  private static final int MOST_TOKENS = 20_000;

  /** The same for a CRF, whose probabilities take longer. */
  private static final int MOST_CRF_TOKENS = 2_000;

  private final double[] losses = new double[GRID.length];
  private int tokens;

  private Temperature() {}

  /** The temperature of each column, 1 without tokens. */
  static double[] fit(NetworkTagger tagger, List<Sentence> heldOut) {
    TagColumns columns = tagger.parts().columns();
    List<Temperature> fits =
        IntStream.range(0, columns.size()).mapToObj(k -> new Temperature()).toList();
    List<Sentence> chunk = new ArrayList<>();
    int words = 0;
    for (Sentence sentence : heldOut) {
      if (fits.get(0).tokens + words > MOST_TOKENS) {
        break;
      }
      chunk.add(sentence);
      words += sentence.length();
      if (words >= Tagger.CHUNK_WORDS) {
        add(fits, tagger, chunk);
        chunk.clear();
        words = 0;
      }
    }
    add(fits, tagger, chunk);
    return fits.stream().mapToDouble(Temperature::best).toArray();
  }

  private static void add(List<Temperature> fits, NetworkTagger tagger, List<Sentence> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    List<TagLattice> lattices = tagger.lattices(sentences.stream().map(Sentence::words).toList());
    int[][][] right =
        sentences.stream().map(tagger.parts().columns()::read).toArray(int[][][]::new);
    for (int k = 0; k < fits.size(); k++) {
      fits.get(k).add(lattices.get(k), right, k);
    }
  }

  private void add(TagLattice lattice, int[][][] right, int column) {
    if (lattice.field().isPresent() && tokens > MOST_CRF_TOKENS) {
      return;
    }
    int[][] rows = lattice.batch().rows();
    for (int g = 0; g < GRID.length; g++) {
      Matrix logP = lattice.scaled(1 / GRID[g]).logProbabilities();
      for (int s = 0; s < rows.length; s++) {
        for (int t = 0; t < rows[s].length; t++) {
          int tag = right[s][column].length == 0 ? -1 : right[s][column][t];
          losses[g] -= tag < 0 ? 0 : logP.get(rows[s][t], tag);
          tokens += tag < 0 || g > 0 ? 0 : 1;
        }
      }
    }
  }

  /** The minimum of the parabola through the best point of the grid and its neighbours. */
  private double best() {
    if (tokens == 0) {
      return 1;
    }
    int best = 0;
    for (int g = 1; g < GRID.length; g++) {
      best = losses[g] < losses[best] ? g : best;
    }
    if (best == 0 || best == GRID.length - 1) {
      return GRID[best];
    }
    double slope = losses[best + 1] - losses[best - 1];
    double bend = losses[best + 1] - 2 * losses[best] + losses[best - 1];
    return GRID[best] * Math.exp(bend > 0 ? -STEP * slope / (2 * bend) : 0);
  }

  /**
   * Copies of weights, those of each column's scores divided by its temperature.
   *
   * @param weights by the names that files have; those of an ensemble begin with {@code member.}
   */
  static List<Parameter> applied(
      double[] temperatures, TagColumns columns, List<Parameter> weights) {
    List<Parameter> scaled = new ArrayList<>();
    for (Parameter weight : weights) {
      Matrix value = weight.value().copy();
      String name = weight.name().replaceFirst("^member[.][0-9]+[.]", "");
      for (int k = 0; k < temperatures.length; k++) {
        boolean field = k == 0 && name.startsWith("crf.");
        if (field || name.startsWith(columns.names().get(k) + ".")) {
          value.scale(1 / temperatures[k]);
        }
      }
      scaled.add(new Parameter(weight.name(), value));
    }
    return scaled;
  }
}
