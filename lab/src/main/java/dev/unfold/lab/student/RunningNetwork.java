package dev.unfold.lab.student;

import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.RunFailure;
import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.lab.exercise.StudentException;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.util.List;
import java.util.Optional;
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
    Optional<Exercise> exercise = Exercise.ofType(type).filter(one -> code.type().isRecord());
    if (exercise.isPresent()) {
      return of(exercise.get(), code, size, random);
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
    String[] network = exercise.network().orElse("none").split(" ");
    return switch (network[0]) {
      case "network" -> new WholeNetwork(code, network[1], weights);
      case "torch" -> new TensorNetwork(code, weights);
      case "lstm" -> new UnrolledCell(code, true, weights);
      case "gru" -> new UnrolledCell(code, false, weights);
      case "attention" -> new AttentionNetwork(code, weights);
      default ->
          throw StudentException.incomplete(
              exercise.type()
                  + " is no network; expected exercise "
                  + networks()
                  + ", or a SentenceNetwork");
    };
  }

  /** The numbers of the exercises that are networks, such as {@code 1, 2 or 3}. */
  private static String networks() {
    List<String> numbers =
        Exercise.all().stream()
            .filter(one -> one.network().isPresent())
            .map(one -> "" + one.number())
            .toList();
    int last = numbers.size() - 1;
    return String.join(", ", numbers.subList(0, last)) + " or " + numbers.get(last);
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
