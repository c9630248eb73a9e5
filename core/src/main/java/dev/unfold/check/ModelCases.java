package dev.unfold.check;

import static dev.unfold.check.CheckCase.SENTENCES;

import dev.unfold.matrix.DType;
import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The models: those of the lab, and networks of every architecture. */
final class ModelCases {
  private static final NetworkSize SIZE = new NetworkSize(7, 6, 4, 5);

  private ModelCases() {}

  /** Draws a model. */
  private interface Draw {
    SequenceModel of(DType dtype, RandomGenerator random);
  }

  static List<CheckCase> all() {
    List<CheckCase> cases = new ArrayList<>();
    cases.add(
        of(
            "model: rnn, as the lab starts it",
            (dtype, random) -> LabRnn.likeTheLab(SIZE, dtype, 1234)));
    cases.add(drawn(Architecture.of(Cell.MLP, SIZE.embedding(), SIZE.hidden())));
    for (Cell cell : List.of(Cell.RNN, Cell.LSTM, Cell.GRU, Cell.TRANSFORMER)) {
      cases.add(drawn(architecture(cell, 1, false, false)));
      cases.add(drawn(architecture(cell, 1, true, false)));
      cases.add(drawn(architecture(cell, 2, false, false)));
      cases.add(drawn(architecture(cell, 2, true, true)));
    }
    return List.copyOf(cases);
  }

  private static Architecture architecture(
      Cell cell, int layers, boolean bidirectional, boolean crf) {
    return new Architecture(cell, SIZE.embedding(), SIZE.hidden(), layers, bidirectional, crf);
  }

  private static CheckCase drawn(Architecture architecture) {
    return of(
        "model: " + architecture,
        (dtype, random) -> {
          SequenceModel model = architecture.create(SIZE.words(), SIZE.tags(), dtype, random);
          CheckCase.move(model.parameters(), random);
          return model;
        });
  }

  /** Seven words for 23 tokens: some stand several times. */
  private static CheckCase of(String name, Draw draw) {
    return new CheckCase(
        name,
        false,
        (dtype, random) ->
            new ModelSubject(
                draw.of(dtype, random), ids(SIZE.words(), random), ids(SIZE.tags(), random)));
  }

  private static int[][] ids(int bound, RandomGenerator random) {
    return Arrays.stream(SENTENCES.lengths())
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }
}
