package dev.unfold.bench.taggers;

import dev.unfold.corpus.Tagset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A competitor with its trained models, during the race.
 *
 * @param models the trained models, one per seed
 * @param marks the accuracy of each
 * @param worker the process that has loaded the first model
 * @param rates words per second, one number per turn so far
 */
record CompetitorRun(
    List<TrainedModel> models, List<Exam.Marks> marks, WorkerProcess worker, List<Double> rates)
    implements AutoCloseable {

  /** Evaluates all models and keeps the process of the first. */
  static CompetitorRun of(List<TrainedModel> models, Tagset tagset, Exam exam, Path test) {
    WorkerProcess first = loaded(models.get(0), tagset);
    List<Exam.Marks> marks = new ArrayList<>(List.of(mark(first, models.get(0), exam, test)));
    for (TrainedModel other : models.subList(1, models.size())) {
      try (WorkerProcess worker = loaded(other, tagset)) {
        marks.add(mark(worker, other, exam, test));
      }
    }
    return new CompetitorRun(models, marks, first, new ArrayList<>());
  }

  private static WorkerProcess loaded(TrainedModel model, Tagset tagset) {
    WorkerProcess worker = new WorkerProcess(model.competitor(), tagset, model.seed(), 1);
    worker.ask("load", model.file());
    return worker;
  }

  private static Exam.Marks mark(WorkerProcess worker, TrainedModel model, Exam exam, Path test) {
    List<List<String>> tags =
        worker.ask("tag", test).stream()
            .map(sentence -> Arrays.asList(sentence.split(" ", -1)))
            .toList();
    return exam.mark(model.competitor().toString(), tags);
  }

  /** Runs a turn and returns its words per second. */
  double turn(Path text, long tokens, double seconds) {
    List<String> answer = worker.ask("turn", text, tokens, seconds);
    return Double.parseDouble(answer.get(0)) / Double.parseDouble(answer.get(1));
  }

  /** The result so far. */
  TaggerResult result() {
    double[] each = rates.stream().mapToDouble(Double::doubleValue).toArray();
    List<String> memory = worker.ask("memory");
    return new TaggerResult(
        models, marks, each, Long.parseLong(memory.get(0)), Long.parseLong(memory.get(1)));
  }

  @Override
  public void close() {
    worker.close();
  }
}
