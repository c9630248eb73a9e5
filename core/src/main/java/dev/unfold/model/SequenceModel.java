package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.TagLattice;
import dev.unfold.optim.Optimizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network that gives every token of a sentence a distribution over K tags. Every experiment works on this interface.
 *
 * <p>Input and output are ids: one array a sentence, one number a token. A batch of one is {@code new int[][] {x}}. The
 * loss is the mean over the tokens of the batch of −log p(tag). Reading (all methods but {@code update}) is safe for
 * several threads at once.
 */
public interface SequenceModel {
  /** The parameters in the order in which reports and files list them; changing their values changes the model. */
  List<Parameter> parameters();

  /**
   * The logarithms of the tags' probabilities, N×K, in the packed order of {@link Batch#of}: for one sentence, row t
   * is token t.
   */
  Matrix logForward(int[][] input);

  /**
   * Adds the gradient of the loss to {@code into} and returns the loss.
   *
   * @param output the right tags, the shape of {@code input}
   */
  double backpropagation(int[][] input, int[][] output, Gradients into);

  /** The gradient of the loss with respect to every parameter. */
  default Gradients backpropagation(int[][] input, int[][] output) {
    Gradients gradients = new Gradients();
    backpropagation(input, output, gradients);
    return gradients;
  }

  /** The mean over the tokens of −log p(tag); NaN if there are none. */
  default double crossEntropyLoss(int[][] input, int[][] output) {
    return crossEntropy(logForward(input), Batch.of(input).pack(output));
  }

  /** One step of the optimiser on one batch. Returns the loss before the step; if it is not finite, no step is made. */
  default double update(int[][] input, int[][] output, Optimizer optimizer) {
    return update(input, output, optimizer, new Gradients());
  }

  /** As {@link #update(int[][], int[][], Optimizer)}, with the matrices of the previous step, {@code gradients}, to work in. */
  default double update(int[][] input, int[][] output, Optimizer optimizer, Gradients gradients) {
    gradients.clear();
    double loss = backpropagation(input, output, gradients);
    if (Double.isFinite(loss)) {
      optimizer.step(parameters(), gradients);
    }
    return loss;
  }

  /** The most probable tag of each token; the lowest id on ties. */
  default int[][] predict(int[][] input) {
    Matrix logP = logForward(input);
    int[] best = new int[logP.rows()];
    for (int r = 0; r < best.length; r++) {
      best[r] = logP.argMax(r);
    }
    return Batch.of(input).unpack(best);
  }

  /** All tag sequences of each sentence with their scores: marginals, the best ones, the best that keep a rule. */
  default TagLattice lattice(int[][] input) {
    return TagLattice.independent(logForward(input), Batch.of(input));
  }

  /** The parameter of that name. */
  default Parameter parameter(String name) {
    return parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parameter \""
                        + name
                        + "\": this model has "
                        + String.join(", ", parameters().stream().map(Parameter::name).toList())));
  }

  /** L = −(1/N) Σ logP[r, y_r], where row r is a token and y_r its right tag; NaN for N = 0. */
  static double crossEntropy(Matrix logP, int[] y) {
    double sum = 0;
    for (int r = 0; r < y.length; r++) {
      sum -= logP.get(r, y[r]);
    }
    return sum / y.length;
  }

  /** The gradient of {@link #crossEntropy} before the softmax: ds = (p − onehot(y)) / N. */
  static Matrix crossEntropyBackward(Matrix logP, int[] y) {
    Matrix ds = logP.copy().exp();
    for (int r = 0; r < y.length; r++) {
      ds.set(r, y[r], ds.get(r, y[r]) - 1);
    }
    return ds.scale(1.0 / y.length);
  }

  /** The class of a model, with the names and shapes of its parameters: {@code LabRnn: W_e 2048×50, …}. */
  static String describe(SequenceModel model) {
    return model.parameters().stream()
        .map(p -> p.name() + " " + p.value().shape())
        .collect(Collectors.joining(", ", model.getClass().getSimpleName() + ": ", ""));
  }
}
