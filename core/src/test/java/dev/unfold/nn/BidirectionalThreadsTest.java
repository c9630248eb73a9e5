package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.HelperThread;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both directions at once: the bits of one after the other, and only where they share nothing. */
final class BidirectionalThreadsTest {
  private static final int D = ProvenLayer.INPUT;
  private static final int H = ProvenLayer.HIDDEN;
  private static final int[][] BATCHES = {{3, 1, 17, 2}, {40}, {}, {0, 0}, {6, 6, 6, 1}, {2, 9}};

  private final HelperThread partner = new HelperThread();
  private final Soiled soiled = new Soiled();

  @AfterEach
  void close() {
    partner.close();
  }

  private Workspace workspace(boolean withPartner) {
    Workspace workspace = soiled.clear();
    workspace.withHelper(withPartner ? Optional.of(partner) : Optional.empty());
    return workspace;
  }

  /** A recurrent layer that remembers which threads it ran on, there and back. */
  private static final class Witness implements Recurrent {
    private final Recurrent layer;
    private final AtomicReference<Thread> there = new AtomicReference<>();
    private final AtomicReference<Thread> back = new AtomicReference<>();

    Witness(Recurrent layer) {
      this.layer = layer;
    }

    @Override
    public List<Parameter> parameters() {
      return layer.parameters();
    }

    @Override
    public Pass forward(Matrix x, Batch batch) {
      there.set(Thread.currentThread());
      Pass pass = layer.forward(x, batch);
      return new Pass() {
        @Override
        public Matrix output() {
          return pass.output();
        }

        @Override
        public Matrix backward(Matrix dOutput, Gradients into) {
          back.set(Thread.currentThread());
          return pass.backward(dOutput, into);
        }

        @Override
        public Pass resume(Matrix next, Batch following) {
          return pass.resume(next, following);
        }
      };
    }
  }

  private static List<double[][]> results(Layer layer, DType dtype, Batch batch) {
    Random random = new Random(1);
    Gradients into = new Gradients();
    Matrix x = Matrix.uniform(dtype, batch.tokens(), D, -1, 1, random);
    Layer.Pass pass = layer.forward(x, batch);
    Matrix dy = Matrix.uniform(dtype, batch.tokens(), pass.output().columns(), -1, 1, random);
    List<double[][]> results = new ArrayList<>();
    results.add(pass.output().toArray());
    results.add(pass.backward(dy, into).toArray());
    layer.parameters().forEach(parameter -> results.add(into.dense(parameter).toArray()));
    return results;
  }

  private void sameBits(Layer layer, DType dtype) {
    for (int round = 0; round < 20; round++) {
      int[] lengths = BATCHES[round % BATCHES.length];
      Batch plain = ProvenLayer.batch(lengths).withNoise(new Random(5));
      List<double[][]> expected = results(layer, dtype, plain);
      Batch batch = plain.in(workspace(true)).withNoise(new Random(5));
      List<double[][]> found = results(layer, dtype, batch);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).as("result %d", i).isDeepEqualTo(expected.get(i));
      }
    }
  }

  private static Witness lstm(String name, int width, DType dtype) {
    return new Witness(Lstm.glorot(name, width, H, dtype, new Random(name.hashCode())));
  }

  @ParameterizedTest
  @EnumSource
  void twoLayersRunOnTwoThreads(DType dtype) {
    Witness right = lstm("right", D, dtype);
    Witness left =
        new Witness(
            Gru.glorot("left", D, 4, dtype, new Random(2))
                .startingFrom(InitialState.learnt("left.h0", 4, dtype)));
    sameBits(new Bidirectional(right, left), dtype);
    assertThat(right.there).hasValue(Thread.currentThread());
    assertThat(right.back).hasValue(Thread.currentThread());
    assertThat(left.there).doesNotHaveValue(Thread.currentThread());
    assertThat(left.back).hasValue(left.there.get());
  }

  /** Each layer waits for the one below it; both of its directions read what both of that one's wrote. */
  @ParameterizedTest
  @EnumSource
  void aStackOfThem(DType dtype) {
    Layer low = new Bidirectional(lstm("0.right", D, dtype), lstm("0.left", D, dtype));
    Layer high = new Bidirectional(lstm("1.right", 2 * H, dtype), lstm("1.left", 2 * H, dtype));
    sameBits(Stack.of(low, new Dropout(0.4), high), dtype);
  }

  /** There are two threads, not four: what is inside waits its turn. */
  @ParameterizedTest
  @EnumSource
  void oneInsideAnother(DType dtype) {
    Witness innermost = lstm("inner.left", D, dtype);
    Layer inner = new Bidirectional(lstm("inner.right", D, dtype), innermost);
    sameBits(new Bidirectional(inner, lstm("outer", D, dtype)), dtype);
    sameBits(new Bidirectional(lstm("other", D, dtype), inner), dtype);
    assertThat(innermost.there).doesNotHaveValue(Thread.currentThread());
  }

  @ParameterizedTest
  @EnumSource
  void oneLayerInBothDirectionsRunsOnOneThread(DType dtype) {
    Witness both = lstm("both", D, dtype);
    sameBits(new Bidirectional(both, both), dtype);
    assertThat(both.there).hasValue(Thread.currentThread());
    assertThat(both.back).hasValue(Thread.currentThread());
  }

  @ParameterizedTest
  @EnumSource
  void layersThatShareOneParameterRunOnOneThread(DType dtype) {
    InitialState shared = InitialState.learnt("h0", H, dtype);
    Witness right =
        new Witness(
            Rnn.glorot("right", D, H, Activation.TANH, dtype, new Random(1)).startingFrom(shared));
    Witness left =
        new Witness(
            Rnn.glorot("left", D, H, Activation.TANH, dtype, new Random(2)).startingFrom(shared));
    sameBits(new Bidirectional(right, left), dtype);
    assertThat(left.there).hasValue(Thread.currentThread());
    assertThat(left.back).hasValue(Thread.currentThread());
  }

  /** The two would draw from one generator in an order of their own. */
  @ParameterizedTest
  @EnumSource
  void layersThatDrawNoiseRunOnOneThread(DType dtype) {
    Witness right = lstm("right", D, dtype);
    Witness left = lstm("left", D, dtype);
    sameBits(
        new Bidirectional(
            Stack.of(new Dropout(0.4), right), Stack.of(new VariationalDropout(0.4), left)),
        dtype);
    assertThat(left.there).hasValue(Thread.currentThread());
    assertThat(left.back).hasValue(Thread.currentThread());
    sameBits(new Bidirectional(right, Stack.of(new Dropout(0.4), left)), dtype);
    assertThat(left.there).hasValue(Thread.currentThread());
  }

  @Test
  void withoutAPartnerOneThreadDoesBoth() {
    Witness left = lstm("left", D, DType.FLOAT32);
    Layer layer = new Bidirectional(lstm("right", D, DType.FLOAT32), left);
    results(layer, DType.FLOAT32, ProvenLayer.batch().in(workspace(false)));
    assertThat(left.there).hasValue(Thread.currentThread());
    assertThat(left.back).hasValue(Thread.currentThread());
  }

  @Test
  void whatOneDirectionThrowsReachesTheCaller() {
    Layer right = lstm("right", D, DType.FLOAT32);
    Layer left = lstm("left", D + 1, DType.FLOAT32);
    for (Layer layer : List.of(new Bidirectional(right, left), new Bidirectional(left, right))) {
      Batch batch = ProvenLayer.batch().in(workspace(true));
      assertThatThrownBy(() -> results(layer, DType.FLOAT32, batch))
          .isInstanceOf(ShapeException.class)
          .hasMessageContainingAll("Lstm.forward", "23×3", "23×4");
    }
    sameBits(new Bidirectional(right, lstm("other", D, DType.FLOAT32)), DType.FLOAT32);
  }
}
