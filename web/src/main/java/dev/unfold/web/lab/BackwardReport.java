package dev.unfold.web.lab;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A backward pass, for the page.
 *
 * @param loss L, the mean over the words, or the loss of the word that counts alone
 * @param wordLoss of each word
 * @param stepKind {@code copy} if a step is a copy of the weights in time, {@code loss} if it is the loss of one word
 * @param steps last word first
 * @param gradients of every parameter; of the embedding the rows of {@code embeddingRows}
 * @param reach T×T: norm of the gradient of word t's loss with respect to word u's vector
 * @param byDistance the mean of reach at each distance
 * @param attention dL/dP, T×T a head; none in a recurrent network
 */
public record BackwardReport(
    List<String> words,
    List<String> tags,
    double loss,
    double[] wordLoss,
    String stepKind,
    List<Step> steps,
    List<Tensor> gradients,
    int[] embeddingRows,
    Tensor reach,
    double[] byDistance,
    List<Tensor> attention) {
  /** One step of the walk. */
  public record Step(
      int t, String word, List<StepGradient> gradients, List<StepFork> forks, List<Adds> adds) {}

  /** The gradient of one value at one step. */
  public record StepGradient(
      String name, String title, Equation equation, double[] values, double norm) {}

  /** A sum at one step. */
  public record StepFork(String name, List<StepOperand> operands, double[] sum, double norm) {}

  /** One operand of such a sum. */
  public record StepOperand(String from, String title, double[] values, double norm) {}

  /** The norm of what a step adds to a parameter's gradient, and of the sum so far. */
  public record Adds(String parameter, double norm, double runningNorm) {}

  static BackwardReport of(BackwardPass pass, List<String> words, List<String> tags) {
    Gradients gradients = pass.gradients();
    List<Parameter> parameters = pass.forward().network().parameters();
    List<Tensor> shown =
        parameters.stream().map(p -> Tensor.of(p.name(), pass.shown(p, gradients))).toList();
    double[] losses = pass.forward().wordLosses(pass.tags());
    Matrix reach = pass.reach();
    return new BackwardReport(
        words,
        tags,
        pass.only() == BackwardPass.ALL
            ? Arrays.stream(losses).sum() / losses.length
            : losses[pass.only()],
        losses,
        pass.isUnfolded() ? "copy" : "loss",
        steps(pass, words),
        shown,
        pass.embeddingRows(),
        Tensor.of("reach", reach),
        BackwardPass.byDistance(reach),
        pass.cell().attention().stream().map(v -> Tensor.of(v.name(), v.matrix())).toList());
  }

  private static List<Step> steps(BackwardPass pass, List<String> words) {
    List<Parameter> parameters = pass.forward().network().parameters();
    List<Value> values = pass.values();
    List<Matrix> running = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int t = words.size() - 1; t >= 0; t--) {
      List<Matrix> allAdded = pass.adds(t);
      List<Adds> adds = new ArrayList<>();
      for (int p = 0; p < parameters.size(); p++) {
        Matrix added = allAdded.get(p);
        if (running.size() == p) {
          running.add(added.copy().fill(0));
        }
        double sum = Tensor.norm(running.get(p).add(added));
        adds.add(new Adds(parameters.get(p).name(), Tensor.norm(added), sum));
      }
      steps.add(new Step(t, words.get(t), gradients(values, t), forks(pass, t), adds));
    }
    return steps;
  }

  private static List<StepGradient> gradients(List<Value> values, int t) {
    List<StepGradient> gradients = new ArrayList<>();
    for (Value value : values) {
      Matrix row = value.matrix().row(t);
      gradients.add(
          new StepGradient(
              value.name(), value.title(), value.equation(), Tensor.values(row), Tensor.norm(row)));
    }
    return gradients;
  }

  private static List<StepFork> forks(BackwardPass pass, int t) {
    List<StepFork> forks = new ArrayList<>();
    for (Fork fork : pass.cell().forks()) {
      List<StepOperand> operands = new ArrayList<>();
      for (Fork.Operand operand : fork.operands()) {
        Matrix row = operand.rows().row(t);
        operands.add(
            new StepOperand(operand.from(), operand.title(), Tensor.values(row), Tensor.norm(row)));
      }
      Matrix sum = fork.sum().row(t);
      forks.add(new StepFork(fork.name(), operands, Tensor.values(sum), Tensor.norm(sum)));
    }
    return forks;
  }
}
