package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.stream.Stream;

/** Latencies as lines of text. */
final class LatencyTable {
  private static final String LINE = "%-28s %9s %9s %9s %9s  %8s %s";

  private LatencyTable() {}

  /** The header, one line per model, and notes on the columns. */
  static List<String> lines(List<LatencyRow> rows) {
    String header =
        Console.text(LINE, "µs per sentence", "p50", "p90", "p99", "longest", "start", "");
    Stream<String> notes =
        Stream.of(
            "",
            "p99: 99 of 100 sentences took no longer; warm, one thread, one sentence per call",
            "start: seconds until a new process has loaded the model and tagged one sentence: median,",
            "lowest to highest; Unfold's process is unfold tag, the others' a program around their library");
    return Stream.concat(
            Stream.concat(Stream.of(header), rows.stream().map(LatencyTable::line)), notes)
        .map(String::stripTrailing)
        .toList();
  }

  private static String line(LatencyRow row) {
    Spread start = row.startSpread();
    return Console.text(
        LINE,
        row.name(),
        micros(row.micros(50)),
        micros(row.micros(90)),
        micros(row.micros(99)),
        micros(row.slowestMicros()),
        Console.text("%.2f s", start.median()),
        Console.text("(%.2f to %.2f)", start.lowest(), start.highest()));
  }

  private static String micros(double micros) {
    return Console.text("%,.0f", micros);
  }
}
