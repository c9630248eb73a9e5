package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Layer;
import dev.unfold.nn.TagOutput;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A layer, tag output or model with one set of options, small enough for a numeric gradient check.
 *
 * <p>All sizes differ, so that no two matrices can be confused; the sentences have 3, 1, 17 and 2 tokens; the weights
 * are random and unequal, no bias is zero.
 *
 * @param name its name in reports
 * @param causal whether it reads from left to right, so that no token may depend on later ones
 * @param draw creates it
 */
public record CheckCase(String name, boolean causal, Draw draw) {
  /** The sentences of every case. */
  public static final Sentences SENTENCES = new Sentences(3, 1, 17, 2);

  /** The largest allowed difference of {@code FLOAT32} from {@code FLOAT64}. */
  public static final double FLOAT32_ALLOWED = 1e-4;

  /** The largest allowed difference from a twin, in {@code FLOAT64}. */
  public static final double TWIN_ALLOWED = 1e-10;

  /** Creates what is checked, with random weights: the same in both number types, but for rounding. */
  public interface Draw {
    /** Draws weights and inputs from {@code random}. */
    Checkable of(DType dtype, RandomGenerator random);
  }

  /** Creates a layer. */
  public interface DrawLayer {
    /** The layer, with its usual initial values. */
    Layer of(DType dtype, RandomGenerator random);
  }

  /** Creates a tag output. */
  public interface DrawOutput {
    /** The tag output, with its usual initial values. */
    TagOutput of(DType dtype, RandomGenerator random);
  }

  /** Every layer, tag output and model with every option. */
  public static List<CheckCase> all() {
    return Stream.of(LayerCases.all(), CellCases.all(), OutputCases.all(), ModelCases.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The case of a causal layer: one that reads from left to right, or each token independently. */
  public static CheckCase ofLayer(String name, int inputWidth, DrawLayer draw) {
    return new CheckCase(
        name,
        true,
        (dtype, random) -> {
          Layer layer = draw.of(dtype, random);
          perturb(layer.parameters(), random);
          Matrix x = Matrix.uniform(dtype, SENTENCES.tokens(), inputWidth, -1, 1, random);
          return CheckableLayer.of(layer, x, SENTENCES, random);
        });
  }

  /** The case of a tag output for K tags. */
  static CheckCase ofOutput(String name, int tags, DrawOutput draw) {
    return new CheckCase(
        name,
        false,
        (dtype, random) -> {
          TagOutput output = draw.of(dtype, random);
          perturb(output.parameters(), random);
          Matrix scores = Matrix.uniform(dtype, SENTENCES.tokens(), tags, -2, 2, random);
          int[] right = random.ints(SENTENCES.tokens(), 0, tags).toArray();
          return new CheckableOutput(output, scores, SENTENCES, right);
        });
  }

  /** The same for a layer whose outputs depend on later tokens. */
  public CheckCase notCausal() {
    return new CheckCase(name, false, draw);
  }

  /** The same layer with noise, as in training; its invariants are checked without noise. */
  public CheckCase withNoise() {
    return new CheckCase(
        name,
        causal,
        (dtype, random) -> ((CheckableLayer) draw.of(dtype, random)).withNoise(random.nextLong()));
  }

  /** Adds noise to every parameter, so that no bias is zero and no two entries are equal. */
  static void perturb(List<Parameter> parameters, RandomGenerator random) {
    for (Parameter parameter : parameters) {
      Matrix value = parameter.value();
      value.add(Matrix.uniform(value.dtype(), value.rows(), value.columns(), -0.4, 0.4, random));
    }
  }

  /** Creates what is checked from a seed, independently of other cases. */
  public Checkable checkable(DType dtype, long seed) {
    return draw.of(dtype, new Random(31 * seed + name.hashCode()));
  }

  /** The same in {@code FLOAT32}, with the weights and inputs of the one in {@code FLOAT64}, rounded. */
  private Checkable rounded(Checkable wide, long seed) {
    Checkable narrow = checkable(DType.FLOAT32, seed);
    for (int p = 0; p < narrow.parameters().size(); p++) {
      Matrix value = wide.parameters().get(p).value();
      narrow.parameters().get(p).value().assign(value.as(DType.FLOAT32));
    }
    narrow.x().assign(wide.x().as(DType.FLOAT32));
    return narrow;
  }

  /**
   * Runs every check.
   *
   * @param seed of the weights
   * @param twin another library to compare with, if there is one
   */
  public CheckRow run(long seed, Optional<Twin> twin) {
    Checkable checkable = checkable(DType.FLOAT64, seed);
    return new CheckRow(
        name,
        GradientCheck.run(checkable),
        float32(seed),
        invariants(seed),
        twin.flatMap(other -> other.answer(checkable))
            .map(
                theirs ->
                    Agreement.of(checkable, checkable.answer(), checkable, theirs, TWIN_ALLOWED)));
  }

  /** Compares {@code FLOAT32} with {@code FLOAT64}. */
  public Agreement float32(long seed) {
    Checkable wide = checkable(DType.FLOAT64, seed);
    Checkable narrow = rounded(wide, seed);
    return Agreement.of(wide, wide.answer(), narrow, narrow.answer(), FLOAT32_ALLOWED);
  }

  /** Checks the invariants in both number types. */
  public List<Comparison> invariants(long seed) {
    Checkable wide = checkable(DType.FLOAT64, seed).withoutNoise();
    return Stream.of(wide, rounded(wide, seed).withoutNoise())
        .flatMap(
            checkable ->
                Stream.concat(
                    Invariants.run(checkable).stream(),
                    causal ? Stream.of(Invariants.causal(checkable)) : Stream.empty()))
        .toList();
  }
}
