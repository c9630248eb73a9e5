package dev.unfold.bench.taggers;

import dev.unfold.bench.Machine;
import dev.unfold.cli.bench.LatencyPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.TaggerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code unfold bench latency}: times single sentences, the taggers in turns; then starts each of them several times. */
public final class LatencyBench {
  /** The warm-up of each tagger, so that its code is compiled. */
  private static final double WARM_UP_SECONDS = 5;

  /** The random seed of the presets. */
  private static final int SEED = TaggerConfig.FAST.seed();

  private final LatencyPlan plan;
  private final ContestFiles files;
  private final Console console;
  private final List<Sentence> test;
  private final double warmUpSeconds;

  private LatencyBench(
      LatencyPlan plan, ContestFiles files, Console console, double warmUpSeconds) {
    this.plan = plan;
    this.warmUpSeconds = warmUpSeconds;
    this.files = files;
    this.console = console;
    this.test = Texts.layout(plan.contest().tagset()).read(files.test(), console::warn);
  }

  /** Measures, prints the table, and returns it as JSON. */
  public static String run(LatencyPlan plan, Console console) {
    return run(plan, console, WARM_UP_SECONDS);
  }

  /** The same with another warm-up. */
  static String run(LatencyPlan plan, Console console, double warmUpSeconds) {
    try (ContestFiles files = new ContestFiles(plan.contest())) {
      return new LatencyBench(plan, files, console, warmUpSeconds).run();
    } catch (IOException e) {
      throw new ModelException("bench latency: a file can't be read or written (" + e + ")", e);
    }
  }

  private String run() throws IOException {
    LatencyText text = LatencyText.of(test);
    console.print("%s", Machine.here());
    console.print("%s, %d times each", text, plan.contest().rounds());
    List<LatencyRow> rows = new ArrayList<>();
    try {
      for (ServedModel model : models()) {
        rows.add(new LatencyRow(model, plan.contest().tagset()));
      }
      time(rows);
    } finally {
      rows.forEach(LatencyRow::close);
    }
    start(rows);
    LatencyTable.lines(rows).forEach(line -> console.print("%s", line));
    return LatencyJson.of(Machine.here(), plan, text, rows);
  }

  /** The given models and, if a corpus is given, models of the other libraries trained on it; without given models, all. */
  private List<ServedModel> models() throws IOException {
    List<ServedModel> models = new ArrayList<>();
    plan.given().forEach(file -> models.add(ServedModel.given(file)));
    ModelStore store = ModelStore.of(plan.contest(), files, console);
    for (TaggerCompetitor competitor : TaggerCompetitor.of(plan.contest())) {
      boolean wanted =
          plan.given().isEmpty() || !competitor.isOurs() && plan.contest().corpus().isPresent();
      if (wanted) {
        models.add(ServedModel.of(store.model(competitor, SEED)));
      }
    }
    return models;
  }

  private void time(List<LatencyRow> rows) {
    try (Progress progress =
        console.progress("turns", (long) (plan.contest().rounds() + 1) * rows.size())) {
      for (LatencyRow row : rows) {
        row.warmUp(files.test(), warmUpSeconds);
        progress.step(1);
      }
      for (int round = 0; round < plan.contest().rounds(); round++) {
        for (LatencyRow row : rows) {
          row.turn(files.test());
          progress.step(1);
        }
      }
    }
  }

  private void start(List<LatencyRow> rows) throws IOException {
    Path sentence = files.scratch().resolve("sentence.conllu");
    Texts.repeat(test.subList(0, 1), 1, sentence);
    try (Progress progress = console.progress("starts", (long) plan.starts() * rows.size())) {
      for (int start = 0; start < plan.starts(); start++) {
        for (LatencyRow row : rows) {
          row.start(sentence);
          progress.step(1);
        }
      }
    }
  }
}
