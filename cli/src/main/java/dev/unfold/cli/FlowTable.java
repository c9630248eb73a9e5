package dev.unfold.cli;

import dev.unfold.lab.experiment.GradientFlow;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints gradient norms at some distances: a line for each network. */
final class FlowTable {
  private static final int[] DISTANCES = {1, 10, 50, 100};

  private FlowTable() {}

  static void print(Console console, List<GradientFlow> flows) {
    int last = flows.get(0).steps() - 1;
    int[] distances =
        IntStream.concat(IntStream.of(DISTANCES).filter(d -> d < last), IntStream.of(last))
            .toArray();
    console.print("%-12s%s", "distance", row(distances, distance -> "" + distance));
    for (GradientFlow flow : flows) {
      console.print("%-12s%s", flow.network(), row(distances, distance -> norm(flow, distance)));
    }
  }

  private static String norm(GradientFlow flow, int distance) {
    return Console.text("%.1e", flow.median(distance));
  }

  private static String row(int[] distances, IntFunction<String> cell) {
    return IntStream.of(distances)
        .mapToObj(distance -> Console.text("  %8s", cell.apply(distance)))
        .collect(Collectors.joining());
  }
}
