package dev.unfold.cli.experiment;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.TableOutputs;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import dev.unfold.lab.plot.ClippingPlot;
import dev.unfold.lab.plot.ClippingSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "clipping",
    header = "See a gradient explode, with and without clipping.",
    customSynopsis = "unfold flow clipping [OPTIONS]",
    description = {
      "Trains a ReLU RNN on the adding problem, the sum of the two marked numbers in a random sequence:",
      "once with gradient clipping, once without, all else equal. Whether the gradient explodes depends on",
      "the seed; for 26 of the seeds 0 to 59 it does."
    },
    footer = {
      "",
      "Examples:",
      "  unfold flow clipping --plot clipping.png",
      "  unfold flow clipping --seed 5 --limit 0.5 --data clipping.csv"
    })
final class ClippingCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClippingOptions training;
  @Mixin private TableOutputs outputs;

  ClippingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var table = outputs.data();
    var plot = outputs.plot();
    ClippingComparison comparison = training.measure(console);
    console.print("clipping  steps  largest norm  steps clipped");
    print("without", comparison.without());
    print("with", comparison.with());
    console.print("");
    ClippingSummary.of(comparison).forEach(sentence -> console.print("%s", sentence));
    table.ifPresent(file -> outputs.write(console, file, ClippingPlot.table(comparison).csv()));
    plot.ifPresent(file -> outputs.write(console, file, ClippingPlot.of(comparison)));
    return 0;
  }

  private void print(String clipping, TrainingNorms run) {
    int clipped = run.clippedSteps().length;
    console.print("%-8s  %5d  %12.1e  %13d", clipping, run.steps(), run.largest(), clipped);
  }
}
