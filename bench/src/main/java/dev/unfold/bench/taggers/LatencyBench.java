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

/** {@code unfold bench latency}: single sentences, the taggers taking turns; then each is started several times. */
public final class LatencyBench {
  /** Before anything is timed, for each tagger: its code must be compiled. */
  private static final double WARM_UP_SECONDS = 5;

  /** Of the presets' trainings: their own. */
  private static final int SEED = TaggerConfig.FAST.seed();

  private final LatencyPlan plan;
  private final ContestFiles files;
  private final Console console;
  private final List<Sentence> test;

  private LatencyBench(LatencyPlan plan, ContestFiles files, Console console) {
    this.plan = plan;
    this.files = files;
    this.console = console;
    this.test = Texts.layout(plan.contest().tagset()).read(files.test(), console::warn);
  }

  /** Measures, prints the table, and returns it as JSON. */
  public static String run(LatencyPlan plan, Console console) {
    try (ContestFiles files = new ContestFiles(plan.contest())) {
      return new LatencyBench(plan, files, console).run();
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

  /** The given models and, if there is a corpus for them, the others' own; or everyone's. */
  private List<ServedModel> models() throws IOException {
    List<ServedModel> models = new ArrayList<>();
    plan.given().forEach(file -> models.add(ServedModel.given(file)));
    ModelStore store = ModelStore.of(plan.contest(), files, console);
    for (Contestant contestant : Contestant.of(plan.contest())) {
      boolean wanted =
          plan.given().isEmpty() || !contestant.isOurs() && plan.contest().corpus().isPresent();
      if (wanted) {
        models.add(ServedModel.of(store.model(contestant, SEED)));
      }
    }
    return models;
  }

  private void time(List<LatencyRow> rows) {
    try (Progress progress =
        console.progress("turns", (long) (plan.contest().rounds() + 1) * rows.size())) {
      for (LatencyRow row : rows) {
        row.warmUp(files.test(), WARM_UP_SECONDS);
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
