package dev.unfold.lab.exercise;

import static dev.unfold.lab.exercise.CheckedTensor.PER_PROBE;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of the exercises. All sizes differ, so that no two matrices can be confused: V = 9 words, E = 3, H = 4, K =
 * 5
 * tags; the inputs of cells and of attention have D = 5.
 */
final class Tasks {
  private static final int V = 9;
  private static final int E = 3;
  private static final int H = 4;
  private static final int K = 5;
  private static final int D = 5;

  private static final String REPEATED =
      "a word that occurs twice uses one row of W_e twice: are its two gradients added, or does the"
          + " second overwrite the first?";

  private Tasks() {}

  /** Sentences of one, two and five words, and one with a repeated word. */
  private static List<ProbeSentence> sentences(String ifRightInOneWordOnly) {
    Probe one = Probe.of("one word", 1).rightOnlyHere(ifRightInOneWordOnly);
    Probe two = Probe.of("two words", 2);
    Probe five = Probe.of("five words", 5);
    Probe twice = Probe.of("four words, one repeated", 4).wrongOnlyHere(REPEATED);
    return List.of(
        new ProbeSentence(one, new int[] {4}, new int[] {2}),
        new ProbeSentence(two, new int[] {2, 7}, new int[] {0, 3}),
        new ProbeSentence(five, new int[] {1, 3, 4, 6, 8}, new int[] {4, 1, 0, 2, 3}),
        new ProbeSentence(twice, new int[] {2, 5, 2, 7}, new int[] {1, 3, 1, 0}));
  }

  static Task feedForward() {
    String output = "(4) s = W_y h + b_y";
    String hidden = "(2) z = W_x e + b_x";
    return new NetworkTask(
        "backward",
        List.of(
            new CheckedTensor("wy", "W_y", K, H, output),
            new CheckedTensor("by", "b_y", 1, K, output),
            new CheckedTensor("wx", "W_x", H, E, hidden),
            new CheckedTensor("bx", "b_x", 1, H, hidden),
            new CheckedTensor("we", "W_e", V, E, "(1) e = W_e[x]")),
        sentences(
            "with several words the loss is their mean, and each weight's gradient the sum of what"
                + " every word adds: is it divided by N once, and is no word left out?"));
  }

  private static List<CheckedTensor> recurrentWeights() {
    String state = "(2) z_t = W_x e_t + W_h h_(t−1)";
    return List.of(
        new CheckedTensor("wy", "W_y", K, H, "(4) s_t = W_y h_t"),
        new CheckedTensor("wh", "W_h", H, H, state),
        new CheckedTensor("wx", "W_x", H, E, state),
        new CheckedTensor("we", "W_e", V, E, "(1) e_t = W_e[x_t]"));
  }

  static Task rnn() {
    return new NetworkTask(
        "backpropagation",
        recurrentWeights(),
        sentences("does the gradient reach the previous step, through W_h, and in full?"));
  }

  static Task torchRnn() {
    return new TorchTask(
        new CheckedTensor("logP", "log p", PER_PROBE, K, "(5) log p_t = s_t − log Σ_k exp(s_tk)"),
        recurrentWeights(),
        sentences(
            "does h of one step reach the next, through W_h, in its value and its gradient?"));
  }

  static Task clipping() {
    String scaled = "(2) dw = dw · c / ‖dw‖";
    double infinity = Double.POSITIVE_INFINITY;
    return new ClippingTask(
        List.of(
            new CheckedTensor("W_x", "W_x", H, E, scaled),
            new CheckedTensor("W_h", "W_h", H, H, scaled),
            new CheckedTensor("W_y", "W_y", K, H, scaled)),
        List.of(
            new ClippingTask.Case(Probe.of("beyond the limit", 1), 5, 10, 20, 30),
            new ClippingTask.Case(
                Probe.of("within the limit", 2)
                    .wrongOnlyHere(
                        "a gradient whose norm is within the limit has to stay as it is"),
                500,
                1,
                2,
                3),
            new ClippingTask.Case(
                Probe.of("beyond the limit whose matrices are each within it", 3), 9, 2, 2, 2),
            new ClippingTask.Case(Probe.of("of zeros", 4), 5, 0, 0, 0),
            new ClippingTask.Case(
                Probe.of("with an infinite entry", 5)
                    .wrongOnlyHere(
                        "c / ∞ is 0, and 0 · ∞ is not a number: such a gradient has to stay as it"
                            + " is"),
                5,
                1,
                infinity,
                1)));
  }

  private static List<CheckedTensor> gate(String path, String letter, String equation) {
    return List.of(
        new CheckedTensor(path + ".w", "W_" + letter, H, D, equation),
        new CheckedTensor(path + ".u", "U_" + letter, H, H, equation),
        new CheckedTensor(path + ".b", "b_" + letter, 1, H, equation));
  }

  private static StepTask.Case rows(String name, int rows, String ifRightOnlyHere) {
    return new StepTask.Case(Probe.of(name, rows).rightOnlyHere(ifRightOnlyHere), List.of());
  }

  private static final String ROWS =
      "with several rows each weight's gradient is the sum over all of them";

  static Task gruCell() {
    List<CheckedTensor> weights = new ArrayList<>();
    String candidate = "(4) n = tanh(W_n x + b_n + r ⊙ m)";
    String memory = "(3) m = U_n h₋ + b_m";
    weights.add(new CheckedTensor("candidate.w", "W_n", H, D, candidate));
    weights.add(new CheckedTensor("candidate.b", "b_n", 1, H, candidate));
    weights.add(new CheckedTensor("candidate.u", "U_n", H, H, memory));
    weights.add(new CheckedTensor("bm", "b_m", 1, H, memory));
    weights.addAll(gate("update", "z", "(2) z = σ(W_z x + U_z h₋ + b_z)"));
    weights.addAll(gate("reset", "r", "(1) r = σ(W_r x + U_r h₋ + b_r)"));
    Probe first = Probe.of("two sentences from h₋ = 0", 2);
    return new StepTask(
        "steps of",
        "B",
        weights,
        List.of(
            new CheckedTensor("x", "x", PER_PROBE, D, "(4), (2) and (1): x goes to three places"),
            new CheckedTensor(
                "hPrev", "h₋", PER_PROBE, H, "(5), (3), (2) and (1): h₋ goes to four places")),
        List.of(new CheckedTensor("h", "h", PER_PROBE, H, "(5) h = (1 − z) ⊙ n + z ⊙ h₋")),
        List.of(
            rows("one sentence", 1, ROWS),
            rows("three sentences", 3, ""),
            new StepTask.Case(
                first.rightOnlyHere("the wrong term is multiplied by h₋"), List.of("hPrev"))));
  }

  static Task lstmCell() {
    List<CheckedTensor> weights = new ArrayList<>();
    weights.addAll(gate("output", "o", "(4) o = σ(W_o x + U_o h₋ + b_o)"));
    weights.addAll(gate("candidate", "g", "(3) g = tanh(W_g x + U_g h₋ + b_g)"));
    weights.addAll(gate("forget", "f", "(2) f = σ(W_f x + U_f h₋ + b_f)"));
    weights.addAll(gate("input", "i", "(1) i = σ(W_i x + U_i h₋ + b_i)"));
    String cell = "(5) c = f ⊙ c₋ + i ⊙ g";
    return new StepTask(
        "steps of",
        "B",
        weights,
        List.of(
            new CheckedTensor("x", "x", PER_PROBE, D, "(4) to (1): x goes to four places"),
            new CheckedTensor("hPrev", "h₋", PER_PROBE, H, "(4) to (1): h₋ goes to four places"),
            new CheckedTensor("cPrev", "c₋", PER_PROBE, H, cell)),
        List.of(
            new CheckedTensor("h", "h", PER_PROBE, H, "(6) h = o ⊙ tanh(c)"),
            new CheckedTensor("c", "c", PER_PROBE, H, cell)),
        List.of(
            rows("one sentence", 1, ROWS),
            rows("three sentences", 3, ""),
            new StepTask.Case(
                Probe.of("two sentences from h₋ = c₋ = 0", 2), List.of("hPrev", "cPrev")),
            new StepTask.Case(
                Probe.of("four sentences with a gradient for h alone", 4)
                    .rightOnlyHere("is dc, the gradient from the next step, added?"),
                List.of("c")),
            new StepTask.Case(
                Probe.of("five sentences with a gradient for c alone", 5)
                    .rightOnlyHere("look at what comes from dh, by (6) h = o ⊙ tanh(c)"),
                List.of("h"))));
  }

  static Task attention() {
    int d = E;
    return new StepTask(
        "sentences of",
        "T",
        List.of(
            new CheckedTensor("wv", "W_v", d, D, "(4) Z = P V and (1) V = x W_vᵀ"),
            new CheckedTensor("wk", "W_k", d, D, "(4) to (1), through P, S and K"),
            new CheckedTensor("wq", "W_q", d, D, "(4) to (1), through P, S and Q")),
        List.of(new CheckedTensor("x", "x", PER_PROBE, D, "(1): x goes to three places")),
        List.of(new CheckedTensor("z", "Z", PER_PROBE, d, "(4) Z = P V")),
        List.of(
            rows(
                "one word",
                1,
                "with a single word P is 1, so no gradient passes (3) and (2): look there, and at the"
                    + " transposes in (4)"),
            rows("two words", 2, ""),
            rows("four words", 4, "")));
  }
}
