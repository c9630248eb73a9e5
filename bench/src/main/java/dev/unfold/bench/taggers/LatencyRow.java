package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import dev.unfold.corpus.Tagset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The times of one model: for single sentences, and from start to answer. */
final class LatencyRow implements AutoCloseable {
  /** The significant digits that the histogram keeps. */
  private static final int DIGITS = 3;

  private final ServedModel model;
  private final Tagset tagset;
  private final WorkerProcess worker;
  private final Histogram nanos = new Histogram(DIGITS);
  private final List<Double> starts = new ArrayList<>();

  /** Loads the model in a process of its own. */
  LatencyRow(ServedModel model, Tagset tagset) {
    this.model = model;
    this.tagset = tagset;
    this.worker = new WorkerProcess(model.competitor(), tagset, 0, 1);
    worker.ask("load", model.file());
  }

  /** Tags the sentences over and over, at least once, for {@code seconds}. */
  void warmUp(Path sentences, double seconds) {
    long end = System.nanoTime() + (long) (1e9 * seconds);
    do {
      worker.ask("latency", sentences);
    } while (System.nanoTime() < end);
  }

  /** Tags each sentence once and records the times. */
  void turn(Path sentences) {
    worker
        .ask("latency", sentences)
        .forEach(time -> nanos.recordValue(Math.max(1, Long.parseLong(time))));
  }

  /** Starts a process that tags a sentence, and records the time. */
  void start(Path sentence) throws IOException {
    starts.add(ColdStart.seconds(model, tagset, sentence));
  }

  /** The name in tables. */
  String name() {
    return model.name();
  }

  /** The number of times that were recorded for sentences. */
  long sentences() {
    return nanos.getTotalCount();
  }

  /** A percentile of the times for a sentence, in microseconds. */
  double micros(double percent) {
    return nanos.getValueAtPercentile(percent) / 1e3;
  }

  /** The time, in microseconds, of the slowest sentence. */
  double slowestMicros() {
    return nanos.getMaxValue() / 1e3;
  }

  /** The seconds of each start. */
  double[] starts() {
    return starts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The median and range of the seconds of all starts. */
  Spread startSpread() {
    return Spread.of(starts());
  }

  @Override
  public void close() {
    worker.close();
  }
}
