package dev.unfold.check;

import static dev.unfold.check.CheckCase.SENTENCES;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.BodyKind;
import dev.unfold.model.BodyPlan;
import dev.unfold.model.Cell;
import dev.unfold.model.EncoderPlan;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import dev.unfold.model.Weights;
import dev.unfold.nn.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The cases of the models: those of the lab, and networks of every architecture. */
final class ModelCases {
  private static final NetworkSize SIZE = new NetworkSize(7, 6, 4, 5);
  private static final int GIVEN = 4;

  private ModelCases() {}

  /** Creates a model. */
  private interface Draw {
    SequenceModel of(DType dtype, RandomGenerator random);
  }

  static List<CheckCase> all() {
    List<CheckCase> cases = new ArrayList<>();
    cases.add(
        of(
            "model: rnn, as the lab starts it",
            (dtype, random) -> LabRnn.likeTheLab(SIZE, dtype, 1234)));
    cases.add(drawn(plan(BodyKind.MLP, 1, false, false)));
    for (BodyKind body : BodyKind.values()) {
      if (!body.equals(BodyKind.MLP)) {
        cases.add(drawn(plan(body, 1, false, false)));
        cases.add(drawn(plan(body, 1, true, false)));
        cases.add(drawn(plan(body, 2, false, false)));
        cases.add(drawn(plan(body, 2, true, true)));
      }
    }
    cases.add(joint(Cell.LSTM, 5, 3, 0, 1, false));
    cases.add(joint(Cell.GRU, 5, 0, 0, 2, true));
    cases.add(joint(Cell.GRU, 5, 0, 3, 1, false));
    return List.copyOf(cases);
  }

  private static NetworkPlan plan(BodyKind body, int layers, boolean bidirectional, boolean crf) {
    return NetworkPlan.ofWords(body, SIZE.embedding(), SIZE.hidden())
        .withLayers(layers)
        .withBidirectional(bidirectional)
        .withCrf(crf);
  }

  /** Seven words of up to four features and letters, some of which share an id; three tag heads. */
  private static CheckCase joint(
      Cell cell, int affix, int letter, int given, int layers, boolean crf) {
    NetworkPlan plan =
        new NetworkPlan(
            new EncoderPlan(SIZE.embedding(), affix, letter, 2, 0),
            new BodyPlan(BodyKind.of(cell), SIZE.hidden(), layers, true, 0),
            crf,
            0.7);
    return of(
        "model: joint "
            + cell
            + (letter > 0 ? ", with letters" : "")
            + (given > 0 ? ", given vectors" : "")
            + (crf ? ", crf" : ""),
        (dtype, random) -> {
          int words = SIZE.words();
          NetworkPlan.Sizes sizes =
              new NetworkPlan.Sizes(
                  words - 1,
                  8,
                  9,
                  given(given, dtype, random),
                  List.of(
                      new NetworkPlan.HeadSpec("first", SIZE.tags()),
                      new NetworkPlan.HeadSpec("second", 3),
                      new NetworkPlan.HeadSpec("third", 4)));
          Network network = plan.create(sizes, new Weights.Initialised(dtype, random));
          CheckCase.perturb(network.parameters(), random);
          Words drawn =
              new Words(
                  random.ints(words, 0, words - 1).toArray(),
                  lists(words, 0, 8, random),
                  lists(words, 1, 9, random),
                  given == 0 ? new int[words] : random.ints(words, 0, GIVEN).toArray());
          return new JointModel(network, drawn, SIZE.tags(), 3, 4);
        });
  }

  /** Pretrained vectors, if their width is above 0. */
  private static Optional<Parameter> given(int width, DType dtype, RandomGenerator random) {
    return width == 0
        ? Optional.empty()
        : Optional.of(new Parameter("given.w", Matrix.uniform(dtype, GIVEN, width, -1, 1, random)));
  }

  /** Lists of {@code shortest} to four ids. */
  private static int[][] lists(int count, int shortest, int bound, RandomGenerator random) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.ints(shortest + i % (5 - shortest), 0, bound).toArray())
        .toArray(int[][]::new);
  }

  private static CheckCase drawn(NetworkPlan plan) {
    return of(
        "model: " + plan,
        (dtype, random) -> {
          SequenceModel model =
              plan.sequenceModel(
                  SIZE.words(), new NetworkPlan.HeadSpec("output", SIZE.tags()), dtype, random);
          CheckCase.perturb(model.parameters(), random);
          return model;
        });
  }

  /** Seven words for 23 tokens: some occur several times. */
  private static CheckCase of(String name, Draw draw) {
    return new CheckCase(
        name,
        false,
        (dtype, random) ->
            new CheckableModel(
                draw.of(dtype, random), ids(SIZE.words(), random), ids(SIZE.tags(), random)));
  }

  private static int[][] ids(int bound, RandomGenerator random) {
    return Arrays.stream(SENTENCES.lengths())
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }
}
