package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TokenPartTest {
  private static final int D = 3;
  private static final int H = 5;
  private static final int WORDS = 4;
  private static final int[][] SENTENCES = {{2, 0}, {1, 1, 3, 2, 0}, {}, {3}, {0, 2, 2}};

  /** Layers that have a token part, and one that has none. */
  enum Case {
    RNN((dtype, random) -> Rnn.glorot("l", D, H, Activation.TANH, dtype, random)),
    LSTM((dtype, random) -> Lstm.glorot("l", D, H, dtype, random)),
    GRU((dtype, random) -> Gru.glorot("l", D, H, dtype, random)),
    CHO_GRU((dtype, random) -> ChoGru.glorot("l", D, H, dtype, random)),
    REVERSED((dtype, random) -> new Reversed(Lstm.glorot("l", D, H, dtype, random))),
    BIDIRECTIONAL((dtype, random) -> bidirectional(dtype, random)),
    STACK(
        (dtype, random) ->
            Stack.of(
                new Dropout(0.5),
                new VariationalDropout(0.5),
                bidirectional(dtype, random),
                new Dropout(0.5),
                Linear.glorot("scores", 2 * H + 1, 2, dtype, random))),
    LINEAR((dtype, random) -> Linear.glorot("l", D, H, dtype, random));

    final BiFunction<DType, Random, Layer> layer;

    Case(BiFunction<DType, Random, Layer> layer) {
      this.layer = layer;
    }

    private static Layer bidirectional(DType dtype, Random random) {
      return new Bidirectional(
          Gru.glorot("right", D, H, dtype, random), Lstm.glorot("left", D, H + 1, dtype, random));
    }
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void outputIsTheLayersBitForBit(Case each) {
    for (DType dtype : DType.values()) {
      Random random = new Random(5);
      Layer layer = each.layer.apply(dtype, random);
      Matrix words = Matrix.glorot(dtype, WORDS, D, random);
      TokenPart part = TokenPart.of(layer, D);
      Workspace workspace = new Workspace(new PackedWeights());
      Matrix known = part.compute(words, workspace);
      assertThat(known.columns()).isEqualTo(part.width());

      Batch batch = Batch.of(SENTENCES);
      Matrix right = layer.forward(words.gather(batch.pack(SENTENCES)), batch).output();
      CachedTokens tokens = new CachedTokens(known, batch.pack(SENTENCES));
      Matrix found = part.output(tokens, batch.in(workspace));
      assertThat(found.toArray()).isDeepEqualTo(right.toArray());
    }
  }

  @Test
  void wrongNumberOfTokensIsRejected() {
    Layer layer = Gru.glorot("l", D, H, DType.FLOAT64, new Random(5));
    CachedTokens two = new CachedTokens(Matrix.zeros(DType.FLOAT64, WORDS, 3 * H), new int[2]);
    Batch three = Batch.ofLengths(3);
    assertThatThrownBy(() -> TokenPart.of(layer, D).output(two, three))
        .isInstanceOf(ShapeException.class)
        .hasMessage("TokenPart.output: found 2 rows, expected one for each of 3 tokens");
  }
}
