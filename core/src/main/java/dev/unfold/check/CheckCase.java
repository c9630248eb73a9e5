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
 * One thing to be proved right: a layer, a loss or a model with one set of options, drawn small.
 *
 * <p>All sizes differ, so that no two matrices can be mistaken for each other; the sentences have 3, 1, 17 and 2 tokens;
 * the weights are random and unequal, no bias is zero.
 *
 * @param name what reports call it
 * @param causal whether it reads from left to right, so that it must not see the future
 * @param draw makes it
 */
public record CheckCase(String name, boolean causal, Draw draw) {
  /** The sentences of every case. */
  public static final Sentences SENTENCES = new Sentences(3, 1, 17, 2);

  /** The largest difference of {@code FLOAT32} from {@code FLOAT64}. */
  public static final double FLOAT32_ALLOWED = 1e-4;

  /** The largest difference from a twin, in {@code FLOAT64}. */
  public static final double TWIN_ALLOWED = 1e-10;

  /** Draws a subject; the same numbers in both number types, but for rounding. */
  public interface Draw {
    /** The subject, with weights from {@code random}. */
    Checkable of(DType dtype, RandomGenerator random);
  }

  /** Draws a layer. */
  public interface DrawLayer {
    /** The layer, with its usual initial values. */
    Layer of(DType dtype, RandomGenerator random);
  }

  /** Draws a loss. */
  public interface DrawLoss {
    /** The loss, with its usual initial values. */
    TagOutput of(DType dtype, RandomGenerator random);
  }

  /** Every layer, loss and model with every option. */
  public static List<CheckCase> all() {
    return Stream.of(LayerCases.all(), CellCases.all(), LossCases.all(), ModelCases.all())
        .flatMap(List::stream)
        .toList();
  }

  /** A layer that reads from left to right, or token by token. */
  public static CheckCase ofLayer(String name, int inputWidth, DrawLayer draw) {
    return new CheckCase(
        name,
        true,
        (dtype, random) -> {
          Layer layer = draw.of(dtype, random);
          move(layer.parameters(), random);
          Matrix x = Matrix.uniform(dtype, SENTENCES.tokens(), inputWidth, -1, 1, random);
          return CheckableLayer.of(layer, x, SENTENCES, random);
        });
  }

  /** A loss of K tags. */
  static CheckCase ofLoss(String name, int tags, DrawLoss draw) {
    return new CheckCase(
        name,
        false,
        (dtype, random) -> {
          TagOutput loss = draw.of(dtype, random);
          move(loss.parameters(), random);
          Matrix scores = Matrix.uniform(dtype, SENTENCES.tokens(), tags, -2, 2, random);
          int[] right = random.ints(SENTENCES.tokens(), 0, tags).toArray();
          return new CheckableOutput(loss, scores, SENTENCES, right);
        });
  }

  /** The same for what sees the future. */
  public CheckCase lookingAhead() {
    return new CheckCase(name, false, draw);
  }

  /** The same layer where noise disturbs it; its invariants hold where none does. */
  public CheckCase disturbed() {
    return new CheckCase(
        name,
        causal,
        (dtype, random) -> ((CheckableLayer) draw.of(dtype, random)).withNoise(random.nextLong()));
  }

  /** Moves every entry of every parameter, so that no bias is zero and no two entries are equal. */
  static void move(List<Parameter> parameters, RandomGenerator random) {
    for (Parameter parameter : parameters) {
      Matrix value = parameter.value();
      value.add(Matrix.uniform(value.dtype(), value.rows(), value.columns(), -0.4, 0.4, random));
    }
  }

  /** The subject that a seed gives; what other cases draw does not matter. */
  public Checkable subject(DType dtype, long seed) {
    return draw.of(dtype, new Random(31 * seed + name.hashCode()));
  }

  /** The subject in {@code FLOAT32}, its numbers those of the one in {@code FLOAT64}, rounded. */
  private Checkable rounded(Checkable wide, long seed) {
    Checkable narrow = subject(DType.FLOAT32, seed);
    for (int p = 0; p < narrow.parameters().size(); p++) {
      Matrix value = wide.parameters().get(p).value();
      narrow.parameters().get(p).value().assign(value.as(DType.FLOAT32));
    }
    narrow.x().assign(wide.x().as(DType.FLOAT32));
    return narrow;
  }

  /** Runs every check. */
  public CheckRow run(long seed, Optional<Twin> twin) {
    Checkable subject = subject(DType.FLOAT64, seed);
    return new CheckRow(
        name,
        GradientCheck.run(subject),
        float32(seed),
        invariants(seed),
        twin.flatMap(other -> other.answer(subject))
            .map(theirs -> Agreement.of(subject, subject.answer(), subject, theirs, TWIN_ALLOWED)));
  }

  /** {@code FLOAT32} beside {@code FLOAT64}. */
  public Agreement float32(long seed) {
    Checkable wide = subject(DType.FLOAT64, seed);
    Checkable narrow = rounded(wide, seed);
    return Agreement.of(wide, wide.answer(), narrow, narrow.answer(), FLOAT32_ALLOWED);
  }

  /** The invariants in both number types. */
  public List<Comparison> invariants(long seed) {
    Checkable wide = subject(DType.FLOAT64, seed).quiet();
    return Stream.of(wide, rounded(wide, seed).quiet())
        .flatMap(
            subject ->
                Stream.concat(
                    Invariants.run(subject).stream(),
                    causal ? Stream.of(Invariants.causal(subject)) : Stream.empty()))
        .toList();
  }
}
