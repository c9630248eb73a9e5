package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import dev.unfold.corpus.Tagset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long one model takes for single sentences, and to start. */
final class LatencyRow implements AutoCloseable {
  /** Significant digits of what the histogram keeps. */
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
    this.worker = new WorkerProcess(model.contestant(), tagset, 0, 1);
    worker.ask("load", model.file());
  }

  /** Tags the sentences over and over, at least once, until so many seconds are over. */
  void warmUp(Path sentences, double seconds) {
    long end = System.nanoTime() + (long) (1e9 * seconds);
    do {
      worker.ask("latency", sentences);
    } while (System.nanoTime() < end);
  }

  /** Tags each sentence once, and keeps how long it took. */
  void turn(Path sentences) {
    worker
        .ask("latency", sentences)
        .forEach(time -> nanos.recordValue(Math.max(1, Long.parseLong(time))));
  }

  /** Starts a process that tags a sentence, and keeps how long it took. */
  void start(Path sentence) throws IOException {
    starts.add(ColdStart.seconds(model, tagset, sentence));
  }

  /** What it is called. */
  String name() {
    return model.name();
  }

  /** How many sentences were timed. */
  long sentences() {
    return nanos.getTotalCount();
  }

  /** The time, in microseconds, that so many percent of the sentences didn't exceed. */
  double micros(double percent) {
    return nanos.getValueAtPercentile(percent) / 1e3;
  }

  /** The time, in microseconds, of the slowest sentence. */
  double slowestMicros() {
    return nanos.getMaxValue() / 1e3;
  }

  /** Seconds of each start. */
  double[] starts() {
    return starts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Seconds of the starts. */
  Spread startSpread() {
    return Spread.of(starts());
  }

  @Override
  public void close() {
    worker.close();
  }
}
