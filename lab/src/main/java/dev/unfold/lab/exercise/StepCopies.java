package dev.unfold.lab.exercise;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Wrong gradients with a known cause: some steps of a sentence are missing in a sum, or a step is paired with the values
 * of another. Such mistakes are recognised by these numbers, whatever the code.
 *
 * <pre>{@code
 *   dW_y = Σ_t ds_tᵀ h_t     dW_x = Σ_t dz_tᵀ e_t     dW_h = Σ_t dz_tᵀ h_(t−1)     dW_e[x_t] += dz_t W_x
 * }</pre>
 */
final class StepCopies {
  private static final String SUM = "the copies of all %ss add up: is the sum taken over every %s?";
  private static final String PAIR = "which step's h belongs to the gradient of step t?";

  private final Matrix e;
  private final Matrix h;
  private final Matrix ds;
  private final Matrix dz;
  private final Matrix wx;
  private final int[] x;
  private final boolean recurrent;

  /**
   * The steps of a sentence in the network of exercise 1 or 2.
   *
   * @param weights by path; a bias that is not there is zero, a W_h that is not there makes it feed-forward
   */
  StepCopies(Map<String, Matrix> weights, ProbeSentence sentence) {
    this.x = sentence.x();
    this.wx = weights.get("wx");
    this.recurrent = weights.containsKey("wh");
    Matrix wh = weights.get("wh");
    Matrix wy = weights.get("wy");
    this.e = weights.get("we").gather(x);
    this.h = hidden(weights.get("bx"), wh);
    Matrix s = h.timesTransposed(wy);
    addBias(s, weights.get("by"));
    this.ds = SequenceModel.crossEntropyBackward(s.logSoftmax(), sentence.y());
    this.dz = back(wy, wh);
  }

  private Matrix hidden(Matrix bias, Matrix wh) {
    Matrix states = e.timesTransposed(wx);
    addBias(states, bias);
    for (int t = 0; t < x.length; t++) {
      if (recurrent && t > 0) {
        states.row(t).addProductTransposed(states.row(t - 1), wh);
      }
      states.row(t).sigmoid();
    }
    return states;
  }

  private Matrix back(Matrix wy, Matrix wh) {
    Matrix rows = ds.times(wy);
    for (int t = x.length - 1; t >= 0; t--) {
      if (recurrent && t + 1 < x.length) {
        rows.row(t).addProduct(rows.row(t + 1), wh);
      }
      rows.row(t).sigmoidBackward(h.row(t));
    }
    return rows;
  }

  private static void addBias(Matrix rows, Matrix bias) {
    if (bias != null) {
      rows.addRow(bias);
    }
  }

  /**
   * A wrong value of a tensor that has a known cause.
   *
   * @param remark worded to follow the tensor's name and "is"
   * @param question where to look
   * @param values one for each probe
   */
  record Alternative(String remark, String question, List<Matrix> values) {}

  /** The alternatives of a tensor. */
  static List<Alternative> of(CheckedTensor tensor, List<StepCopies> probes) {
    List<Alternative> some = new ArrayList<>();
    add(some, probes, "that of the last %s alone", SUM, (c, t) -> c.part(tensor, t, t == c.last()));
    add(some, probes, "that of the first %s alone", SUM, (c, t) -> c.part(tensor, t, t == 0));
    add(some, probes, "without the last %s", SUM, (c, t) -> c.part(tensor, t, t != c.last()));
    add(some, probes, "without the first %s", SUM, (c, t) -> c.part(tensor, t, t != 0));
    if (tensor.path().equals("wh")) {
      paired(some, probes, "h_t in place of h_(t−1)", 0);
      paired(some, probes, "h_(t+1) in place of h_(t−1)", 1);
      paired(some, probes, "h_(t−2) in place of h_(t−1)", -2);
    }
    return some;
  }

  private static void paired(
      List<Alternative> into, List<StepCopies> probes, String how, int shift) {
    add(into, probes, "computed with " + how, PAIR, (c, t) -> c.pair(t, t + shift));
  }

  private static void add(
      List<Alternative> into,
      List<StepCopies> probes,
      String remark,
      String question,
      BiFunction<StepCopies, Integer, Matrix> part) {
    List<Matrix> values =
        probes.stream()
            .map(
                copies ->
                    IntStream.rangeClosed(0, copies.last())
                        .mapToObj(t -> part.apply(copies, t))
                        .reduce(Matrix::add)
                        .orElseThrow())
            .toList();
    String one = probes.get(0).isRecurrent() ? "step" : "word";
    into.add(new Alternative(remark.replace("%s", one), question.replace("%s", one), values));
  }

  private boolean isRecurrent() {
    return recurrent;
  }

  private int last() {
    return x.length - 1;
  }

  /** What step t adds to a tensor's gradient; zeros if it is left out. */
  private Matrix part(CheckedTensor tensor, int t, boolean counts) {
    Matrix part = tensor.zeros(x.length);
    if (!counts) {
      return part;
    }
    return switch (tensor.path()) {
      case "wy" -> part.addTransposedProduct(ds.row(t), h.row(t));
      case "by" -> part.add(ds.row(t));
      case "wx" -> part.addTransposedProduct(dz.row(t), e.row(t));
      case "bx" -> part.add(dz.row(t));
      case "wh" -> t == 0 ? part : part.addTransposedProduct(dz.row(t), h.row(t - 1));
      case "we" -> part.scatterAdd(1, new int[] {x[t]}, dz.row(t).times(wx));
      default -> throw new IllegalArgumentException("no steps of " + tensor.path());
    };
  }

  /** dz_tᵀ h_other; zeros if there is no such step. */
  private Matrix pair(int t, int other) {
    Matrix part = Matrix.zeros(DType.FLOAT64, h.columns(), h.columns());
    boolean exists = other >= 0 && other <= last();
    return exists ? part.addTransposedProduct(dz.row(t), h.row(other)) : part;
  }
}
