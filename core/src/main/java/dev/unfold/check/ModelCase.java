package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Mlp;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A small network and a batch to check its gradient on.
 *
 * <p>All sizes differ (V 7, E 3, H 4, K 5), so that no two matrices can be mistaken for each other; the sentences have 1,
 * 2, 3 and 17 words, so that words repeat; the weights are random and unequal.
 *
 * @param name of the network
 * @param model the network, {@code FLOAT64}
 * @param input words, one array a sentence
 * @param output tags
 */
public record ModelCase(String name, SequenceModel model, int[][] input, int[][] output) {
  private static final NetworkSize SIZE = new NetworkSize(7, 3, 4, 5);
  private static final int[] LENGTHS = {3, 1, 17, 2};

  /** Every network there is. */
  public static List<ModelCase> all(long seed) {
    RandomGenerator random = new Random(seed);
    return List.of(
        of("rnn", LabRnn.glorot(SIZE, DType.FLOAT64, random), random),
        of("rnn, as the lab starts it", LabRnn.likeTheLab(SIZE, DType.FLOAT64, 1234), random),
        of("mlp", Mlp.glorot(SIZE, DType.FLOAT64, random), random));
  }

  private static ModelCase of(String name, SequenceModel model, RandomGenerator random) {
    int[][] input = draw(SIZE.words(), random);
    return new ModelCase(name, model, input, draw(SIZE.tags(), random));
  }

  private static int[][] draw(int bound, RandomGenerator random) {
    return Arrays.stream(LENGTHS)
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }

  /** Checks every parameter against central differences. */
  public List<GradientCheck.Result> check() {
    return GradientCheck.run(model, input, output);
  }
}
