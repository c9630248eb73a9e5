package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.ChoGru;
import dev.unfold.nn.Gru;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Reversed;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.Stack;
import dev.unfold.nn.Truncated;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The cases of the recurrent layers: every cell in every arrangement. */
final class CellCases {
  private static final int D = 3;
  private static final int H = 5;

  /** H of the other direction, and of the second layer. */
  private static final int OTHER = 4;

  private CellCases() {}

  static List<CheckCase> all() {
    return Stream.of(
            cell("rnn, sigmoid", "rnn", rnn(Activation.SIGMOID)),
            cell("rnn, tanh", "rnn", rnn(Activation.TANH)),
            cell("rnn, relu", "rnn", rnn(Activation.RELU)),
            cell("lstm", "lstm", CellCases::lstm),
            cell("gru", "gru", CellCases::gru),
            cell("gru of Cho et al.", "cho", CellCases::cho))
        .flatMap(List::stream)
        .toList();
  }

  /** Draws a recurrent layer. */
  private interface Draw {
    /** {@code learnt} says whether the initial state is learnt or zero. */
    Recurrent of(
        String path, int width, int hidden, boolean learnt, DType dtype, RandomGenerator random);
  }

  private static List<CheckCase> cell(String name, String path, Draw draw) {
    return List.of(
        CheckCase.ofLayer(name, D, (dtype, random) -> draw.of(path, D, H, false, dtype, random)),
        CheckCase.ofLayer(
            name + ", learnt state",
            D,
            (dtype, random) -> draw.of(path, D, H, true, dtype, random)),
        CheckCase.ofLayer(
                name + ", right to left",
                D,
                (dtype, random) -> new Reversed(draw.of(path, D, H, false, dtype, random)))
            .notCausal(),
        CheckCase.ofLayer(
                name + ", bidirectional",
                D,
                (dtype, random) ->
                    new Bidirectional(
                        draw.of("bi" + path + ".forward", D, H, false, dtype, random),
                        draw.of("bi" + path + ".backward", D, OTHER, true, dtype, random)))
            .notCausal(),
        CheckCase.ofLayer(
            name + ", 2 layers",
            D,
            (dtype, random) ->
                Stack.of(
                    draw.of(path + ".0", D, H, false, dtype, random),
                    draw.of(path + ".1", H, OTHER, false, dtype, random))),
        CheckCase.ofLayer(
            name + ", truncated",
            D,
            (dtype, random) -> new Truncated(draw.of(path, D, H, true, dtype, random), 4)));
  }

  private static Draw rnn(Activation activation) {
    return (path, width, hidden, learnt, dtype, random) ->
        Rnn.glorot(path, width, hidden, activation, dtype, random)
            .startingFrom(state(path + ".h0", hidden, learnt, dtype));
  }

  private static Recurrent lstm(
      String path, int width, int hidden, boolean learnt, DType dtype, RandomGenerator random) {
    return Lstm.glorot(path, width, hidden, dtype, random)
        .startingFrom(
            state(path + ".h0", hidden, learnt, dtype), state(path + ".c0", hidden, learnt, dtype));
  }

  private static Recurrent gru(
      String path, int width, int hidden, boolean learnt, DType dtype, RandomGenerator random) {
    return Gru.glorot(path, width, hidden, dtype, random)
        .startingFrom(state(path + ".h0", hidden, learnt, dtype));
  }

  private static Recurrent cho(
      String path, int width, int hidden, boolean learnt, DType dtype, RandomGenerator random) {
    return ChoGru.glorot(path, width, hidden, dtype, random)
        .startingFrom(state(path + ".h0", hidden, learnt, dtype));
  }

  private static InitialState state(String name, int width, boolean learnt, DType dtype) {
    return learnt ? InitialState.learnt(name, width, dtype) : InitialState.zero(width, dtype);
  }
}
