package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Reversed;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A layer that lets sentences feel each other, or what it reads feel it, is found out. */
final class LayerInvariantsTest {
  private static final int[] LENGTHS = {3, 1, 17, 2};

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
    return LayerInvariants.run(layer, x, LENGTHS, random).stream()
        .filter(result -> !result.held())
        .map(LayerInvariants.Result::invariant)
        .toList();
  }

  @Test
  void aRightLayerHoldsThemAll() {
    Gru gru = Gru.glorot("gru", 3, 5, DType.FLOAT64, random);
    assertThat(broken(gru)).isEmpty();
    assertThat(LayerInvariants.run(gru, x, LENGTHS, random)).hasSize(4);
    assertThat(LayerInvariants.causal(gru, x, LENGTHS).held()).isTrue();
  }

  @Test
  void theMeanOfTheBatchIsFelt() {
    Layer mean =
        new Plain((x, batch) -> x.copy().shift(x.sum() / Math.max(1, x.size())), dy -> dy.copy());
    assertThat(broken(mean)).containsExactly("a sentence alone or in a batch");
  }

  @Test
  void thePlaceInTheBatchIsFelt() {
    Layer place =
        new Plain(
            (x, batch) -> {
              Matrix y = x.copy();
              if (batch.sentences() > 1) {
                y.row(2).scale(2); // the shortest but one at step 0, whichever it is
                y.row(3).scale(3);
              }
              return y;
            },
            dy -> dy.copy());
    assertThat(broken(place)).contains("a sentence alone or in a batch");
  }

  @Test
  void changedInputsAreSeen() {
    Layer inPlace = new Plain((x, batch) -> x.tanh(), dy -> dy.copy());
    assertThat(broken(inPlace)).contains("x and dOutput are only read");
    Layer inPlaceBack = new Plain((x, batch) -> x.copy(), dy -> dy.scale(2));
    assertThat(broken(inPlaceBack)).containsExactly("x and dOutput are only read");
  }

  @Test
  void whatIsNotANumberDoesNotHold() {
    Layer nan = new Plain((x, batch) -> x.copy().fill(Double.NaN), dy -> dy.copy());
    assertThat(broken(nan)).contains("a sentence alone or in a batch", "the order of sentences");
  }

  @Test
  void theFutureIsSeen() {
    Layer backwards = new Reversed(Gru.glorot("gru", 3, 5, DType.FLOAT64, random));
    assertThat(broken(backwards)).isEmpty();
    LayerInvariants.Result result = LayerInvariants.causal(backwards, x, LENGTHS);
    assertThat(result.held()).isFalse();
    assertThat(result.toString()).startsWith("the future changes nothing: difference ");
  }
}
