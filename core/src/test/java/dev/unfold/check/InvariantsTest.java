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

/** A layer that lets sentences feel each other, or what it reads feel it, is found out. */
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
    return Invariants.run(subject(layer)).stream()
        .filter(result -> !result.held())
        .map(Comparison::what)
        .toList();
  }

  private Checkable subject(Layer layer) {
    return CheckableLayer.of(layer, x, CheckCase.SENTENCES, random);
  }

  @Test
  void aRightLayerHoldsThemAll() {
    Gru gru = Gru.glorot("gru", 3, 5, DType.FLOAT64, random);
    assertThat(broken(gru)).isEmpty();
    assertThat(Invariants.run(subject(gru))).hasSize(4);
    assertThat(Invariants.causal(subject(gru)).held()).isTrue();
  }

  @Test
  void twoDirectionsHoldOneMore() {
    Gru one = Gru.glorot("one", 3, 5, DType.FLOAT64, random);
    Lstm other = Lstm.glorot("other", 3, 4, DType.FLOAT64, random);
    assertThat(Invariants.run(subject(new Bidirectional(one, other))))
        .allMatch(Comparison::held)
        .extracting(Comparison::what)
        .endsWith("swapped directions on mirrored sentences")
        .hasSize(5);
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
              if (batch.sentences() > 1 && batch.tokens() > 0) {
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
    assertThat(broken(inPlace)).contains("what is read stays as it is");
    Layer inPlaceBack = new Plain((x, batch) -> x.copy(), dy -> dy.scale(2));
    assertThat(broken(inPlaceBack)).containsExactly("what is read stays as it is");
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
    Comparison result = Invariants.causal(subject(backwards));
    assertThat(result.held()).isFalse();
    assertThat(result.toString()).startsWith("the future changes nothing: difference ");
  }
}
