package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Reversed;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A layer whose sentences depend on each other, or that changes its input, must fail. */
final class InvariantsTest {
  private final Random random = TestSeed.random();
  private final Matrix x = Matrix.uniform(DType.FLOAT64, 23, 3, -1, 1, random);

  /** A layer without parameters, from its forward and backward. */
  private record Plain(BiFunction<Matrix, Batch, Matrix> forth, UnaryOperator<Matrix> back)
      implements Layer {
    @Override
    public List<Parameter> parameters() {
      return List.of();
    }

    @Override
    public Pass forward(Matrix x, Batch batch) {
      Matrix output = forth.apply(x, batch);
      return new Pass() {
        @Override
        public Matrix output() {
          return output;
        }

        @Override
        public Matrix backward(Matrix dOutput, Gradients into) {
          return back.apply(dOutput);
        }
      };
    }
  }

  private List<String> broken(Layer layer) {
    return Invariants.run(checkable(layer)).stream()
        .filter(result -> !result.held())
        .map(Comparison::what)
        .toList();
  }

  private Checkable checkable(Layer layer) {
    return CheckableLayer.of(layer, x, CheckCase.SENTENCES, random);
  }

  @Test
  void rightLayerHoldsAll() {
    Gru gru = Gru.glorot("gru", 3, 5, DType.FLOAT64, random);
    assertThat(broken(gru)).isEmpty();
    assertThat(Invariants.run(checkable(gru))).hasSize(4);
    assertThat(Invariants.causal(checkable(gru)).held()).isTrue();
  }

  @Test
  void bidirectionalLayerHoldsOneMore() {
    Gru one = Gru.glorot("one", 3, 5, DType.FLOAT64, random);
    Lstm other = Lstm.glorot("other", 3, 4, DType.FLOAT64, random);
    assertThat(Invariants.run(checkable(new Bidirectional(one, other))))
        .allMatch(Comparison::held)
        .extracting(Comparison::what)
        .endsWith("swapped directions on mirrored sentences")
        .hasSize(5);
  }

  @Test
  void dependenceOnTheBatchMeanFails() {
    Layer mean =
        new Plain((x, batch) -> x.copy().shift(x.sum() / Math.max(1, x.size())), dy -> dy.copy());
    assertThat(broken(mean)).containsExactly("a sentence alone or in a batch");
  }

  @Test
  void dependenceOnTheBatchPositionFails() {
    Layer place =
        new Plain(
            (x, batch) -> {
              Matrix y = x.copy();
              if (batch.sentences() > 1 && batch.tokens() > 0) {
                y.row(2).scale(2); // the second shortest sentence at step 0, whichever it is
                y.row(3).scale(3);
              }
              return y;
            },
            dy -> dy.copy());
    assertThat(broken(place)).contains("a sentence alone or in a batch");
  }

  @Test
  void changedInputsFail() {
    Layer inPlace = new Plain((x, batch) -> x.tanh(), dy -> dy.copy());
    assertThat(broken(inPlace)).contains("inputs stay unchanged");
    Layer inPlaceBack = new Plain((x, batch) -> x.copy(), dy -> dy.scale(2));
    assertThat(broken(inPlaceBack)).containsExactly("inputs stay unchanged");
  }

  @Test
  void nanFails() {
    Layer nan = new Plain((x, batch) -> x.copy().fill(Double.NaN), dy -> dy.copy());
    assertThat(broken(nan)).contains("a sentence alone or in a batch", "the order of sentences");
  }

  @Test
  void dependenceOnLaterTokensFails() {
    Layer backwards = new Reversed(Gru.glorot("gru", 3, 5, DType.FLOAT64, random));
    assertThat(broken(backwards)).isEmpty();
    Comparison result = Invariants.causal(checkable(backwards));
    assertThat(result.held()).isFalse();
    assertThat(result.toString()).startsWith("later tokens change nothing: difference ");
  }
}
