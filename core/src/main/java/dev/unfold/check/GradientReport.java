package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The gradients of two models with the same parameters, compared tensor by tensor, by name.
 *
 * @param rows one for each parameter, in the models' order
 */
public record GradientReport(List<Row> rows) {
  /**
   * One tensor.
   *
   * @param name the parameter's name
   * @param ours its gradient in the first model
   * @param theirs its gradient in the second
   * @param absolute the largest absolute difference of two entries
   * @param relative the same, relative to the tensor's largest absolute entry
   */
  public record Row(String name, Matrix ours, Matrix theirs, double absolute, double relative) {
    private static Row of(String name, Matrix ours, Matrix theirs) {
      double absolute = ours.copy().addScaled(-1, theirs).maxAbs();
      double largest = Math.max(ours.maxAbs(), theirs.maxAbs());
      return new Row(name, ours, theirs, absolute, largest == 0 ? 0 : absolute / largest);
    }
  }

  /** Runs backpropagation in both models on the same batch and compares; parameters are matched by name. */
  public static GradientReport compare(
      SequenceModel ours, SequenceModel theirs, int[][] input, int[][] output) {
    return of(
        ours.parameters(),
        ours.backpropagation(input, output),
        theirs.backpropagation(input, output),
        theirs::parameter);
  }

  /** Compares a model with a twin that has the same weights; empty if the twin doesn't support such a model. */
  public static Optional<GradientReport> compare(
      SequenceModel ours, Twin twin, int[][] input, int[][] output) {
    return twin.answer(new CheckableModel(ours, input, output))
        .map(
            theirs ->
                of(
                    ours.parameters(),
                    ours.backpropagation(input, output),
                    theirs.gradients(),
                    ours::parameter));
  }

  private static GradientReport of(
      List<Parameter> parameters,
      Gradients ours,
      Gradients theirs,
      Function<String, Parameter> named) {
    List<Row> rows = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Matrix other = theirs.dense(named.apply(parameter.name()));
      rows.add(Row.of(parameter.name(), ours.dense(parameter), other));
    }
    return new GradientReport(rows);
  }

  /** The first model's gradients of this report beside the second model's of another, tensor by tensor. */
  public GradientReport beside(GradientReport other) {
    List<Row> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      pairs.add(Row.of(rows.get(i).name(), rows.get(i).ours(), other.rows.get(i).theirs()));
    }
    return new GradientReport(pairs);
  }

  /** The largest relative difference of all tensors; NaN if one is not a number. */
  public double largestRelative() {
    return rows.stream().mapToDouble(Row::relative).reduce(0, Math::max);
  }
}
