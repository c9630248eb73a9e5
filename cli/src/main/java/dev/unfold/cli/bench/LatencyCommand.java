package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.cli.option.NumberConverter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "latency",
    header = "Measure the latency of single sentences, warm and from a cold start.",
    description = {
      "Tags every sentence of the test part by itself, on one thread, the taggers taking turns, and prints",
      "the median time, the 90th and 99th percentile, and the maximum. A cold start is a process that loads",
      "a model and tags one sentence; for Unfold, unfold tag. The models are trained on the corpus, as in",
      "bench taggers, or are given."
    },
    footer = {
      "",
      "Examples:",
      "  unfold bench latency                              all taggers, trained on the built-in corpus",
      "  unfold bench latency --model fast.safetensors --model accurate.safetensors",
      "  unfold bench latency --train tr.conllu --dev de.conllu --test te.conllu --models trained",
      "  unfold bench latency --only unfold --json latency.json"
    })
final class LatencyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ContestOptions contest;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "One of Unfold's models, instead of its presets; may be repeated. The others",
        "take part only if --train is given."
      })
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--starts",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "11",
      description = "Number of cold starts of each tagger (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Mixin private Outputs outputs;

  LatencyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(contest.files());
    outputs.protect(models);
    var json = outputs.json();
    Bench bench = contest.bench();
    ContestPlan plan = contest.plan(bench);
    String report = bench.latency(new LatencyPlan(plan, models, starts), console);
    json.ifPresent(file -> outputs.write(console, file, report));
    return 0;
  }

  /** The file that is written. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends FileOutputs {
    @Option(names = "--json", paramLabel = "FILE", description = "All numbers, as JSON.")
    private Path json;

    /** The file for the numbers, if one was named. */
    Optional<OutputFile> json() {
      return place("--json", json);
    }
  }
}
