package dev.unfold.lab.student;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A network that you write from an empty file: four methods, and the whole lab works with it.
 *
 * <p>It reads one sentence at a time: T word ids. The loss is L = −(1/T) Σ_t log p_t[y_t]. The class needs a constructor
 * without parameters and no package. A matrix holds one row for each word of the sentence.
 */
public interface SentenceNetwork {
  /**
   * Makes the parameters and draws their first values. Called once, before all other methods.
   *
   * @param size V words, E numbers for each word, H hidden units, K tags
   * @param random the generator to draw from, so that a seed gives the same network
   */
  void create(NetworkSize size, RandomGenerator random);

  /** The parameters, always the same objects in the same order; the lab changes their values. */
  List<Parameter> parameters();

  /**
   * The forward pass.
   *
   * @param x T word ids
   * @return log p, T×K
   */
  Matrix logForward(int[] x);

  /**
   * The backward pass: adds the gradient of L with respect to each parameter to {@code into.of(parameter)}, which holds
   * zeros.
   *
   * @param x T word ids
   * @param y T tag ids
   */
  void backpropagation(int[] x, int[] y, Gradients into);
}
