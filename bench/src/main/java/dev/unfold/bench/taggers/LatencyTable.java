package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.stream.Stream;

/** Latencies as lines of text. */
final class LatencyTable {
  private static final String LINE = "%-28s %9s %9s %9s %9s  %8s %s";

  private LatencyTable() {}

  /** Header, a line for each model, and what the columns mean. */
  static List<String> lines(List<LatencyRow> rows) {
    String header =
        Console.text(LINE, "µs a sentence", "p50", "p90", "p99", "longest", "start", "");
    Stream<String> notes =
        Stream.of(
            "",
            "p99: of 100 sentences, 99 took no longer; warm, one thread, one sentence a call",
            "start: seconds of a process that loads the model and tags one sentence: median,",
            "lowest to highest; Unfold's is unfold tag, the others' have their library around them");
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
