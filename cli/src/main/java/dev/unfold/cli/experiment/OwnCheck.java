package dev.unfold.cli.experiment;

import dev.unfold.check.GradientCheck;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.student.StudentCheck;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.model.NetworkSize;
import java.nio.file.Path;
import java.util.List;

/** The numeric check of the user's own network, at the lab's size: E 50, H 20, the words and tags of the built-in corpus. */
final class OwnCheck {
  private static final int EMBEDDING = 50;
  private static final int HIDDEN = 20;

  private final Console console;
  private final int seed;

  OwnCheck(Console console, int seed) {
    this.console = console;
    this.seed = seed;
  }

  /** Prints a row for each parameter; returns the exit code. */
  int run(Path file) {
    PostagCorpusData data = BuiltInCorpus.data();
    TaggedBatch batch = data.sentence(Part.TRAIN, 0);
    NetworkSize size = new NetworkSize(data.inputSize(), EMBEDDING, HIDDEN, data.outputSize());
    try (StudentNetwork own = StudentNetwork.of(file, size, seed)) {
      List<GradientCheck.Result> results = results(own, batch.input()[0], batch.output()[0]);
      MineOptions.showPrinted(console, own);
      console.print("%-8s %9s %9s  %s", "tensor", "shape", "error", "");
      results.forEach(one -> print(own, one));
      long wrong = results.stream().filter(one -> !one.passed()).count();
      console.print(
          wrong == 0 ? "every gradient is right" : "%d of %d gradients are wrong",
          wrong,
          results.size());
      return wrong == 0 ? 0 : 1;
    }
  }

  private List<GradientCheck.Result> results(StudentNetwork own, int[] x, int[] y) {
    try (Progress progress = console.progress("checking", StudentCheck.entries(own, x))) {
      return StudentCheck.run(own, x, y, progress::step);
    }
  }

  private void print(StudentNetwork own, GradientCheck.Result one) {
    console.print(
        "%-8s %9s %9.1e  %s",
        one.parameter(),
        own.parameter(one.parameter()).value().shape(),
        one.error(),
        one.passed() ? "right" : "wrong: " + one);
  }
}
