package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.stream.Stream;

/** The results as lines of text. */
final class TaggersTable {
  private static final String LINE = "%-28s %6s %8s %8s %9s %-22s %9s %7s %7s %7s";

  private TaggersTable() {}

  /** Header, a line for each contestant, and what the columns mean. */
  static List<String> lines(Contest contest) {
    String header =
        Console.text(
            LINE,
            "",
            "test",
            "unknown",
            "any case",
            "tokens/s",
            "lowest to highest",
            "training",
            "model",
            "peak",
            "live");
    Stream<String> notes = notes(contest).stream();
    return Stream.concat(
            Stream.concat(Stream.of(header), contest.results().stream().map(TaggersTable::line)),
            Stream.concat(Stream.of(""), notes))
        .map(String::stripTrailing)
        .toList();
  }

  private static String line(TaggerResult result) {
    Spread speed = result.speed();
    return Console.text(
        LINE,
        result.contestant(),
        percent(result.accuracy()),
        percent(result.unknownForms()),
        percent(result.unknownInAnyCase()),
        Console.text("%,.0f", speed.median()),
        Console.text("(%,.0f to %,.0f)", speed.lowest(), speed.highest()),
        Console.text("%.1f s", result.trainingSeconds()),
        megabytes(result.models().get(0).bytes()),
        result.peakBytes() < 0 ? "-" : megabytes(result.peakBytes()),
        megabytes(result.liveBytes()));
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "-" : Console.text("%.2f", 100 * part);
  }

  private static String megabytes(long bytes) {
    return Console.text("%,.1f", bytes / 1e6);
  }

  private static List<String> notes(Contest contest) {
    int seeds = contest.plan().seeds().size();
    return List.of(
        "test: % of all words with the right tag"
            + (seeds == 1 ? "" : "; Unfold's is the mean of " + seeds + " seeds"),
        "unknown: % of the words whose form the training part never has; any case: in no case either",
        "tokens/s: warm, one thread, median of "
            + contest.plan().contest().rounds()
            + " turns; Unfold's with reading and writing the file, the others' without",
        "training: Unfold on "
            + contest.plan().contest().threads()
            + " threads, the others on one"
            + (contest.results().stream().anyMatch(TaggerResult::kept)
                ? "; models that were there already: as measured when they were trained"
                : ""),
        "model: MB of its file; peak: MB that the process held at most; live: MB of its heap in use");
  }
}
