package dev.unfold.cli.experiment;

import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.cli.option.Numbers;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.model.SequenceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which weight to move, how far, and in how many steps. */
@Command(optionListHeading = "%nWeight:%n")
final class WeightOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--parameter",
      required = true,
      paramLabel = "WEIGHT",
      description = "Matrix, row and column, counted from 0: 'W_y[0,0]'.")
  private String parameter;

  @Option(
      names = "--span",
      paramLabel = "S",
      converter = Numbers.Positive.class,
      defaultValue = "10",
      description = "How far to move the weight down and up (default: ${DEFAULT-VALUE}).")
  private double span;

  @Option(
      names = "--points",
      paramLabel = "N",
      converter = Numbers.AtLeastTwo.class,
      defaultValue = "201",
      description = "At how many places to measure the loss (default: ${DEFAULT-VALUE}).")
  private int points;

  /** The weight in a model. */
  ParameterHandler of(SequenceModel model) {
    try {
      return ParameterHandler.parse(parameter, model);
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage().replaceFirst("^parameter ", "");
      throw new ParameterException(spec.commandLine(), "--parameter: " + reason, e);
    }
  }

  /** The loss against the weight. */
  LossRange range(SequenceModel model, TaggedBatch batch) {
    return LossRange.measure(model, of(model), batch.input(), batch.output(), span, points);
  }
}
