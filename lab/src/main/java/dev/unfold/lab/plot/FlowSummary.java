package dev.unfold.lab.plot;

import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A summary of a {@link FlowPlot} in two sentences with its numbers. */
public final class FlowSummary {
  private static final int FAR = 50;

  private FlowSummary() {}

  /**
   * The sentences: how much the gradients shrink over 50 steps (or over all, if there are fewer), and which of them
   * stay
   * constant within a factor of ten.
   */
  public static List<String> of(List<GradientFlow> flows) {
    int far = Math.min(FAR, flows.get(0).steps() - 1);
    List<GradientFlow> steepestFirst =
        flows.stream()
            .sorted(Comparator.comparingDouble((GradientFlow flow) -> -orders(flow, far)))
            .toList();
    List<GradientFlow> shrinking = steepestFirst.stream().filter(f -> orders(f, far) >= 1).toList();
    List<GradientFlow> steady = steepestFirst.stream().filter(f -> orders(f, far) < 1).toList();
    return List.of(shrinking(shrinking, far), steady(steady));
  }

  /** The number of powers of ten by which the gradient is smaller at a distance than at distance 1. */
  private static double orders(GradientFlow flow, int distance) {
    int last = distance;
    while (last > 1 && flow.median(last) == 0) {
      last--; // lost in rounding: what is left before that is a lower bound
    }
    return Math.log10(flow.median(1)) - Math.log10(flow.median(last));
  }

  private static String named(GradientFlow flow) {
    return flow.network().startsWith("your ") ? flow.network() : "the " + flow.network();
  }

  private static String shrinking(List<GradientFlow> flows, int far) {
    if (flows.isEmpty()) {
      return "From distance 1 to " + far + " no gradient shrinks by an order of magnitude.";
    }
    List<String> parts = new ArrayList<>();
    for (GradientFlow flow : flows) {
      String least = flow.median(far) == 0 ? "more than " : "";
      String by = "’s by " + least + NumberText.of(Math.rint(orders(flow, far)), 6);
      parts.add(named(flow) + by);
    }
    String first = parts.get(0).replace("’s by", "’s gradient shrinks by");
    parts.set(0, first + (first.endsWith(" 1") ? " order" : " orders") + " of magnitude");
    return "From distance 1 to "
        + far
        + " "
        + enumeration(parts)
        + ": the farther back an input lies, the less these networks can learn from it.";
  }

  private static String steady(List<GradientFlow> flows) {
    if (flows.isEmpty()) {
      return "No gradient stays constant within a factor of ten.";
    }
    int last = flows.get(0).steps() - 1;
    List<String> parts = new ArrayList<>();
    for (GradientFlow flow : flows) {
      double ratio = flow.median(last) / flow.median(1);
      parts.add(named(flow) + "’s is " + NumberText.of(ratio, 2) + " times what it is at 1");
    }
    boolean looks =
        flows.stream().anyMatch(f -> f.network().equals(FlowNetwork.TRANSFORMER.toString()));
    return "At distance "
        + last
        + " "
        + enumeration(parts)
        + (looks ? ": its last token attends to every other one directly." : ".");
  }

  private static String enumeration(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
