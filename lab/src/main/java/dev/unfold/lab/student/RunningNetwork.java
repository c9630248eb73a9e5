package dev.unfold.lab.student;

import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.RunFailure;
import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.lab.exercise.StudentException;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.util.List;
import java.util.random.RandomGenerator;

/** A student's class as a network, in the worker process. It reads one sentence at a time. */
interface RunningNetwork {
  /** The parameters, in the order of the student's record. */
  List<Parameter> parameters();

  /**
   * The student's forward pass.
   *
   * @param x T word ids
   * @return log p, T×K
   */
  Matrix logForward(int[] x);

  /**
   * The student's forward and backward pass.
   *
   * @param x T word ids
   * @param y T tag ids
   * @param into a matrix for each parameter, to which the gradient of −(1/T) Σ_t log p_t[y_t] is added
   * @return the loss
   */
  double backpropagation(int[] x, int[] y, List<Matrix> into);

  /** The network that a class is: by the exercise whose name it has, or by {@link SentenceNetwork}. */
  static RunningNetwork of(StudentClass code, NetworkSize size, RandomGenerator random) {
    String type = code.type().getSimpleName();
    for (Exercise exercise : Exercise.values()) {
      if (exercise.type().equals(type) && code.type().isRecord()) {
        return of(exercise, code, size, random);
      }
    }
    if (SentenceNetwork.class.isAssignableFrom(code.type())) {
      return new OwnNetwork(code, size, random);
    }
    throw StudentException.incomplete(
        type + " is not the record of an exercise, nor a class that implements SentenceNetwork");
  }

  private static RunningNetwork of(
      Exercise exercise, StudentClass code, NetworkSize size, RandomGenerator random) {
    NamedWeights weights = new NamedWeights(size, random);
    return switch (exercise) {
      case FEED_FORWARD -> new WholeNetwork(code, "backward", weights);
      case RNN -> new WholeNetwork(code, "backpropagation", weights);
      case TORCH_RNN -> new TensorNetwork(code, weights);
      case LSTM_CELL -> new UnrolledCell(code, true, weights);
      case GRU_CELL -> new UnrolledCell(code, false, weights);
      case ATTENTION -> new AttentionNetwork(code, weights);
      case CLIPPING ->
          throw StudentException.incomplete(
              "Clipping is no network; expected exercise 1, 2, 3, 5, 6 or 7, or a SentenceNetwork");
    };
  }

  /** Refuses log p of another shape than T×K. */
  static Matrix requireShape(String method, Matrix logP, int words, NetworkSize size) {
    if (logP == null || logP.rows() != words || logP.columns() != size.tags()) {
      throw new StudentException(
          RunFailure.of(
              RunFailure.Kind.THREW,
              0,
              method
                  + " returned "
                  + (logP == null ? "null" : logP.shape())
                  + " as log p, expected "
                  + words
                  + "×"
                  + size.tags()
                  + " (words × tags)"));
    }
    return logP;
  }
}
