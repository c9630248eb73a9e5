package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.GradientCheck;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EmbeddingBagTest {
  private final Parameter w = parameter("affix.w", row(1, 2), row(30, 40), row(500, 600));
  private final EmbeddingBag bag = new EmbeddingBag(w);

  private static EmbeddingBag.Pass forward(EmbeddingBag bag, int[]... features) {
    return bag.forward(features, Workspace.none());
  }

  @Test
  void numbersByHand() {
    EmbeddingBag.Pass pass = forward(bag, new int[] {2, 0}, new int[0], new int[] {1, 1, 0});
    requireNumbers(pass.output(), row(501, 602), row(0, 0), row(61, 82));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(1, 2), row(9, 9), row(10, 20)), into);
    requireNumbers(into.dense(w), row(11, 22), row(20, 40), row(1, 2));
    assertThat(into.hasDense(w)).as("sparse").isFalse();
  }

  @Test
  void gradientMatchesNumericGradient() {
    Random random = new Random(1);
    EmbeddingBag drawn =
        new EmbeddingBag(new Parameter("affix.w", Numeric.matrix(DType.FLOAT64, 6, 3, random)));
    int[][] features = {{0, 5, 2}, {}, {2}, {4, 4}};
    Matrix weights = Numeric.matrix(DType.FLOAT64, 4, 3, random);
    Gradients into = new Gradients();
    EmbeddingBag.Pass pass = forward(drawn, features);
    pass.backward(weights, into);
    Matrix value = drawn.w().value();
    for (int r = 0; r < 6; r++) {
      for (int k = 0; k < 3; k++) {
        double entry = value.get(r, k);
        value.set(r, k, entry + GradientCheck.EPSILON);
        double above = forward(drawn, features).output().multiply(weights).sum();
        value.set(r, k, entry - GradientCheck.EPSILON);
        double below = forward(drawn, features).output().multiply(weights).sum();
        value.set(r, k, entry);
        assertThat(into.dense(drawn.w()).get(r, k))
            .isCloseTo((above - below) / (2 * GradientCheck.EPSILON), within(1e-8));
      }
    }
  }

  @Test
  void bagsAreIndependentOfEachOther() {
    double[] alone = forward(bag, new int[] {0, 2}).output().toArray()[0];
    assertThat(forward(bag, new int[] {1}, new int[] {0, 2}).output().toArray()[1])
        .isEqualTo(alone);
    assertThat(forward(bag).output().shape()).isEqualTo("0×2");
  }

  @Test
  void unknownFeaturesAreRejected() {
    assertThatThrownBy(() -> forward(bag, new int[] {1}, new int[] {0, 3}))
        .isInstanceOf(ShapeException.class)
        .hasMessage("EmbeddingBag.forward: row 1 has feature 3, expected 0 to 2 (affix.w is 3×2)");
    assertThatThrownBy(() -> forward(bag, new int[] {-1}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("row 0 has feature -1");
  }
}
