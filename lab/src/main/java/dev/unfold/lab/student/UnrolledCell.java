package dev.unfold.lab.student;

import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of exercise 5 or 6, a cell, unfolded in time. The student's code takes each step; the embedding, the output and
 * the loop over the steps are given.
 *
 * <pre>{@code
 *   (1) e_t = W_e[x_t]
 *   (2) h_t, c_t = cell(e_t, h_(t−1), c_(t−1))      the student's forward and backward
 *   (3) log p_t = log-softmax(W_y h_t)
 * }</pre>
 */
final class UnrolledCell implements RunningNetwork {
  private static final String EMBEDDING = "we";
  private static final String OUTPUT = "wy";

  private final StudentClass code;
  private final boolean memory;
  private final NamedWeights weights;
  private final Object cell;
  private List<Matrix> gradientMatrices = List.of();
  private Object gradients;

  /**
   * A network.
   *
   * @param memory whether the cell has a memory c beside h
   */
  UnrolledCell(StudentClass code, boolean memory, NamedWeights weights) {
    this.code = code;
    this.memory = memory;
    this.weights = weights;
    weights.value(EMBEDDING);
    this.cell = code.weights(weights::value);
    weights.value(OUTPUT);
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }

  /** The student's passes, and h_t of each step, T×H. */
  private record Steps(List<Object> passes, Matrix h) {}

  private Steps forward(int[] x) {
    Matrix e = weights.value(EMBEDDING).gather(x); //                       (1)
    Matrix h = zeros(x.length);
    List<Object> passes = new ArrayList<>();
    Matrix hPrev = zeros(1);
    Matrix cPrev = zeros(1);
    for (int t = 0; t < x.length; t++) {
      Map<String, Object> in = new HashMap<>();
      in.put("x", e.row(t).copy());
      in.put("hPrev", hPrev);
      in.put("cPrev", cPrev);
      Object pass = code.call(cell, "forward", code.parameter("forward", 0, "x", in::get)); // (2)
      hPrev = code.part(pass, "h");
      cPrev = memory ? code.part(pass, "c") : cPrev;
      h.row(t).assign(hPrev);
      passes.add(pass);
    }
    return new Steps(passes, h);
  }

  private Matrix zeros(int rows) {
    return Matrix.zeros(DType.FLOAT64, rows, weights.size().hidden());
  }

  private Matrix logP(Steps steps) {
    return steps.h.timesTransposed(weights.value(OUTPUT)).logSoftmax(); //  (3)
  }

  @Override
  public Matrix logForward(int[] x) {
    return logP(forward(x));
  }

  @Override
  public double backpropagation(int[] x, int[] y, List<Matrix> into) {
    if (gradientMatrices != into) {
      gradientMatrices = into;
      gradients = code.weights(path -> weights.in(into, path));
    }
    Steps steps = forward(x);
    Matrix logP = logP(steps);
    Matrix ds = SequenceModel.crossEntropyBackward(logP, y);
    weights.in(into, OUTPUT).addTransposedProduct(ds, steps.h); //          (3)
    Matrix dh = ds.times(weights.value(OUTPUT)); //                         (3)
    Matrix de = Matrix.zeros(DType.FLOAT64, x.length, weights.size().embedding());
    Matrix dhNext = zeros(1);
    Matrix dcNext = zeros(1);
    for (int t = x.length - 1; t >= 0; t--) {
      Map<String, Object> dIn = new HashMap<>();
      dIn.put("x", de.row(t));
      dIn.put("hPrev", zeros(1));
      dIn.put("cPrev", zeros(1));
      step(steps.passes.get(t), dh.row(t).add(dhNext), dcNext, dIn); //     (2)
      dhNext = (Matrix) dIn.get("hPrev");
      dcNext = (Matrix) dIn.get("cPrev");
    }
    weights.in(into, EMBEDDING).scatterAdd(1, x, de); //                    (1)
    return SequenceModel.crossEntropy(logP, y);
  }

  private void step(Object pass, Matrix dh, Matrix dc, Map<String, Object> dIn) {
    Object input = code.parameter("forward", 0, "x", dIn::get);
    if (memory) {
      code.call(cell, "backward", pass, dh, dc, gradients, input);
    } else {
      code.call(cell, "backward", pass, dh, gradients, input);
    }
  }
}
