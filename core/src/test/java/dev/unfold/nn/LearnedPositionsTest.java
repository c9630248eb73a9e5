package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class LearnedPositionsTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return LearnedPositions.glorot("positions", 19, inputWidth(), dtype, random);
  }

  @Override
  public int inputWidth() {
    return 5;
  }

  @Test
  void numbersByHand() {
    Parameter p = parameter("positions.p", row(1, 2), row(30, 40), row(500, 600));
    Batch batch = ProvenLayer.batch(1, 2);
    Layer.Pass pass =
        new LearnedPositions(p).forward(Numeric.matrix(row(1, 1), row(2, 3), row(4, 5)), batch);
    requireNumbers(pass.output(), row(2, 3), row(3, 5), row(34, 45));
    Gradients into = new Gradients();
    Matrix dy = Numeric.matrix(row(1, 2), row(4, 8), row(16, 32));
    requireNumbers(pass.backward(dy, into), dy.toArray());
    requireNumbers(into.of(p), row(5, 10), row(16, 32), row(0, 0));
  }

  @Test
  void tooLongSentenceIsRejected() {
    LearnedPositions positions =
        LearnedPositions.glorot("positions", 4, 3, DType.FLOAT64, new Random(1));
    assertThat(positions.longest()).isEqualTo(4);
    assertThat(positions.parameters()).extracting(Parameter::name).containsExactly("positions.p");
    Matrix four = Matrix.zeros(DType.FLOAT64, 4, 3);
    assertThat(positions.forward(four, ProvenLayer.batch(4)).output().shape()).isEqualTo("4×3");
    Matrix seven = Matrix.zeros(DType.FLOAT64, 7, 3);
    assertThatThrownBy(() -> positions.forward(seven, ProvenLayer.batch(2, 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "LearnedPositions.forward: a sentence has 5 tokens, expected at most 4 (positions.p is"
                + " 4×3); split the sentence, or train with more positions");
  }
}
