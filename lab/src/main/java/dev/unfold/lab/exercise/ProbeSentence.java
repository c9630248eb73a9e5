package dev.unfold.lab.exercise;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A sentence with its tags.
 *
 * @param probe the probe that it belongs to
 * @param x its word ids
 * @param y its tag ids
 */
record ProbeSentence(Probe probe, int[] x, int[] y) {
  ProbeSentence(Probe probe, int[] x, int[] y) {
    this.probe = probe;
    this.x = x.clone();
    this.y = y.clone();
  }

  /** Names of the rows of a tensor; a row of the embedding is named by the steps at which its word occurs. */
  static List<String> rowNames(CheckedTensor tensor, Probe probe, List<ProbeSentence> sentences) {
    boolean perProbe = tensor.rows() == CheckedTensor.PER_PROBE;
    String row = perProbe ? "step " : "row ";
    return tensor.path().equals("we")
        ? of(probe, sentences).steps(tensor.rows())
        : IntStream.range(0, perProbe ? probe.rows() : tensor.rows())
            .mapToObj(r -> row + r)
            .toList();
  }

  /** The sentence of a probe. */
  static ProbeSentence of(Probe probe, List<ProbeSentence> sentences) {
    return sentences.stream().filter(one -> one.probe.equals(probe)).findFirst().orElseThrow();
  }

  /** Names for the rows of W_e: the steps at which the word occurs, empty for other words. */
  List<String> steps(int words) {
    return IntStream.range(0, words).mapToObj(this::stepsOf).toList();
  }

  private String stepsOf(int word) {
    List<String> steps =
        IntStream.range(0, x.length).filter(t -> x[t] == word).mapToObj(t -> "" + t).toList();
    return steps.isEmpty() ? "" : (steps.size() == 1 ? "step " : "steps ") + Phrases.and(steps);
  }

  @Override
  public int[] x() {
    return x.clone();
  }

  @Override
  public int[] y() {
    return y.clone();
  }
}
