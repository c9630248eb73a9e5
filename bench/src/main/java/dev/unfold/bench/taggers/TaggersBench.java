package dev.unfold.bench.taggers;

import dev.unfold.bench.Machine;
import dev.unfold.cli.bench.BenchReport;
import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.cli.bench.TaggersPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code unfold bench taggers}: trains everyone, examines them, then lets them race in turns. */
public final class TaggersBench {
  /** Of a turn that only warms up. */
  private static final double MOST_WARM_UP_SECONDS = 10;

  private final TaggersPlan plan;
  private final ContestFiles files;
  private final Console console;
  private final Exam exam;

  private TaggersBench(TaggersPlan plan, ContestFiles files, Console console) {
    this.plan = plan;
    this.files = files;
    this.console = console;
    List<Sentence> train = Texts.layout(plan.contest().tagset()).read(files.train(), console::warn);
    this.exam = new Exam(train, test());
  }

  /** Measures, prints the table, and returns it as JSON and as a picture. */
  public static BenchReport run(TaggersPlan plan, Console console) {
    try (ContestFiles files = new ContestFiles(plan.contest())) {
      return new TaggersBench(plan, files, console).run();
    } catch (IOException e) {
      throw new ModelException("bench taggers: a file can't be read or written (" + e + ")", e);
    }
  }

  /** The names of those who would take part. */
  public static List<String> contestants(ContestPlan plan) {
    return Contestant.of(plan).stream().map(Contestant::toString).toList();
  }

  private Contest contest(List<TaggerResult> results) {
    return new Contest(Machine.here(), plan, files.name(), exam, results);
  }

  private List<Sentence> test() {
    return Texts.layout(plan.contest().tagset()).read(files.test(), console::warn);
  }

  private BenchReport run() throws IOException {
    console.print("%s", Machine.here());
    console.print("%s", contest(List.of()).task());
    List<Candidate> candidates = new ArrayList<>();
    try {
      for (Contestant contestant : Contestant.of(plan.contest())) {
        candidates.add(candidate(contestant));
      }
      race(candidates);
      Contest contest = contest(candidates.stream().map(Candidate::result).toList());
      TaggersTable.lines(contest).forEach(line -> console.print("%s", line));
      return new BenchReport(TaggersJson.of(contest), Optional.of(TaggersPicture.of(contest)));
    } finally {
      candidates.forEach(Candidate::close);
    }
  }

  /** Somebody with trained models, the first of them loaded. */
  private Candidate candidate(Contestant contestant) throws IOException {
    ModelStore store = ModelStore.of(plan.contest(), files, console);
    List<TrainedModel> models = new ArrayList<>();
    for (int seed : contestant.isOurs() ? plan.seeds() : plan.seeds().subList(0, 1)) {
      models.add(store.model(contestant, seed));
    }
    return Candidate.of(models, plan.contest().tagset(), exam, files.test());
  }

  private void race(List<Candidate> candidates) throws IOException {
    Path text = files.scratch().resolve("text.conllu");
    Texts.repeat(test(), plan.tokens(), text);
    long turns = (long) (plan.contest().rounds() + 1) * candidates.size();
    try (Progress progress = console.progress("turns", turns)) {
      double warmUp = Math.min(MOST_WARM_UP_SECONDS, plan.seconds());
      for (int round = 0; round <= plan.contest().rounds(); round++) {
        for (Candidate candidate : candidates) {
          double rate = candidate.turn(text, plan.tokens(), round == 0 ? warmUp : plan.seconds());
          if (round > 0) {
            candidate.rates().add(rate);
          }
          progress.step(1);
        }
      }
    }
  }
}
