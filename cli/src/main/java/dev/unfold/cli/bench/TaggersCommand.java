package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.NumberConverter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "taggers",
    header = "Compare Unfold's presets with OpenNLP and CoreNLP: accuracy, speed, memory.",
    description = {
      "Trains each tagger on the training part, in a process of its own, and evaluates it on the test part.",
      "Then all take turns, warm, on one thread, tagging the test part repeatedly. Unfold's time includes",
      "reading the file and writing it back; the others get their words in memory, and their tags are",
      "discarded. CoreNLP trains for minutes on a treebank: keep its model with --models."
    },
    footer = {
      "",
      "Examples:",
      "  unfold bench taggers                              on the built-in corpus, in a minute or two",
      "  unfold bench taggers --train tr.conllu --dev de.conllu --test te.conllu --models trained",
      "  unfold bench taggers --train tr.conllu --test te.conllu --tags xpos --only 'unfold|maxent'",
      "  unfold bench taggers --seeds 1234,2,3 --json taggers.json --plot taggers.png"
    })
final class TaggersCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ContestOptions contest;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      converter = NumberConverter.Seed.class,
      defaultValue = "1234",
      description = {
        "Random seeds for Unfold: accuracy is their mean, speed is the first one's",
        "(default: ${DEFAULT-VALUE}). The others have no seed."
      })
  private List<Integer> seeds;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "1000000",
      description = "Tokens per turn (default: ${DEFAULT-VALUE}).")
  private int tokens;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = NumberConverter.Positive.class,
      defaultValue = "30",
      description = "Time limit of a turn (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private BenchOutputs outputs;

  TaggersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(contest.files());
    var json = outputs.json();
    var plot = outputs.plot();
    Bench bench = contest.bench();
    ContestPlan plan = contest.plan(bench);
    BenchReport report = bench.taggers(new TaggersPlan(plan, seeds, tokens, seconds), console);
    outputs.write(console, json, plot, report);
    return 0;
  }
}
