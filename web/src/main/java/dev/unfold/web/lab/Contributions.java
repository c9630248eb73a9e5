package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What each step adds to one parameter's gradient.
 *
 * @param parameter its name
 * @param steps last word first
 * @param total the library's gradient
 */
public record Contributions(String parameter, List<Step> steps, Tensor total) {
  /**
   * One step.
   *
   * @param adds what it adds
   * @param running the sum so far
   */
  public record Step(int t, String word, double[] adds, double[] running) {}

  static Contributions of(BackwardPass pass, List<String> words, Parameter parameter) {
    Matrix total = pass.shown(parameter, pass.gradients());
    Matrix running = Matrix.zeros(total.dtype(), total.rows(), total.columns());
    List<Step> steps = new ArrayList<>();
    for (int t = words.size() - 1; t >= 0; t--) {
      Matrix adds = pass.adds(parameter, t);
      running.add(adds);
      steps.add(new Step(t, words.get(t), Tensor.values(adds), Tensor.values(running)));
    }
    return new Contributions(parameter.name(), steps, Tensor.of(parameter.name(), total));
  }
}
