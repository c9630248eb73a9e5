package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clipping by hand, and against {@code reference/optimisers.py}. */
final class ClippingTest {
  private final Parameter w = new Parameter("w", Matrix.zeros(DType.FLOAT64, 1, 2));
  private final Parameter e = new Parameter("e", Matrix.zeros(DType.FLOAT64, 4, 2));
  private final List<Parameter> both = List.of(w, e);

  /** dw = (−3, 0); de has (2, 1) twice in row 2 and (0, −12) in row 0: ‖·‖ = √(9 + 16 + 4 + 144) = √173. */
  private Gradients gradients() {
    Gradients gradients = new Gradients();
    gradients.of(w).set(0, 0, -3);
    gradients.addRows(
        e,
        new int[] {2, 0, 2},
        Matrix.of(DType.FLOAT64, new double[][] {{2, 1}, {0, -12}, {2, 1}}));
    return gradients;
  }

  @Test
  void normSumsRepeatedRowsFirst() {
    assertThat(Clipping.norm(both, gradients())).isEqualTo(Math.sqrt(173));
    assertThat(Clipping.norm(List.of(w), gradients())).isEqualTo(3);
    assertThat(Clipping.norm(both, new Gradients())).isZero();
  }

  @Test
  void byValue() {
    Gradients gradients = gradients();
    double norm = new Clipping.ByValue(2.5).clip(both, gradients);
    assertThat(norm).isEqualTo(Math.sqrt(173));
    assertThat(gradients.dense(w).toArray()).isDeepEqualTo(new double[][] {{-2.5, 0}});
    assertThat(gradients.dense(e).toArray())
        .isDeepEqualTo(new double[][] {{0, -2.5}, {0, 0}, {2.5, 2}, {0, 0}});
    assertThat(gradients.hasDense(e)).isFalse();
  }

  @Test
  void byNorm() {
    Gradients gradients = gradients();
    Clipping clipping = new Clipping.ByNorm(1.25);
    assertThat(clipping.clip(both, gradients)).isEqualTo(Math.sqrt(173));
    double factor = 1.25 / Math.sqrt(173);
    assertThat(gradients.dense(w).get(0, 0)).isCloseTo(-3 * factor, within(1e-15));
    assertThat(gradients.dense(e).get(0, 1)).isCloseTo(-12 * factor, within(1e-15));
    assertThat(gradients.dense(e).get(2, 0)).isCloseTo(4 * factor, within(1e-15));
    assertThat(gradients.dense(e).get(2, 1)).isCloseTo(2 * factor, within(1e-15));
    assertThat(clipping.clip(both, gradients)).isCloseTo(1.25, within(1e-15));
    assertThat(gradients.hasDense(e)).isFalse();
  }

  @Test
  void shortGradientsStayUnchanged() {
    Gradients gradients = gradients();
    double[][] before = gradients.dense(e).toArray();
    assertThat(new Clipping.ByNorm(13.2).clip(both, gradients)).isEqualTo(Math.sqrt(173));
    assertThat(new Clipping.ByValue(12).clip(both, gradients)).isEqualTo(Math.sqrt(173));
    assertThat(new Clipping.None().clip(both, gradients)).isEqualTo(Math.sqrt(173));
    assertThat(gradients.dense(w).toArray()).isDeepEqualTo(new double[][] {{-3, 0}});
    assertThat(gradients.dense(e).toArray()).isDeepEqualTo(before);
  }

  @Test
  void nonFiniteNormIsReturnedAndChangesNothing() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Gradients gradients = gradients();
      gradients.of(w).set(0, 1, bad);
      assertThat(new Clipping.ByNorm(1).clip(both, gradients)).isEqualTo((Double) bad);
      assertThat(gradients.dense(w).get(0, 0)).isEqualTo(-3);
      assertThat(gradients.dense(w).get(0, 1)).isEqualTo((Double) bad);
    }
  }

  @Test
  void squaresDoNotOverflowInFloat32() {
    Parameter single = new Parameter("s", Matrix.zeros(DType.FLOAT32, 2, 3));
    Gradients gradients = new Gradients();
    gradients.of(single).set(1, 1, 3e30);
    gradients.of(single).set(0, 2, -4e30);
    double norm = new Clipping.ByNorm(5).clip(List.of(single), gradients);
    assertThat(norm).isCloseTo(5e30, within(1e24));
    assertThat(gradients.of(single).get(1, 1)).isCloseTo(3, within(1e-6));
    assertThat(gradients.of(single).get(0, 2)).isCloseTo(-4, within(1e-6));
  }

  @Test
  void matchesReference() {
    meets("by value 0.5", new Clipping.ByValue(0.5));
    meets("by norm 1.5", new Clipping.ByNorm(1.5));
  }

  private static void meets(String name, Clipping clipping) {
    JsonNode expected = Reference.NUMBERS.get("clipping").get(name);
    Reference at = new Reference(DType.FLOAT64);
    for (int s = 0; s < Reference.steps(); s++) {
      Gradients gradients = at.gradients(s);
      double norm = clipping.clip(at.parameters(), gradients);
      assertThat(norm).isCloseTo(expected.get(s).get("norm").asDouble(), within(1e-12));
      Reference.same(gradients.dense(at.w), expected.get(s).get("w"), 1e-12);
      Reference.same(gradients.dense(at.e), expected.get(s).get("e"), 1e-12);
    }
  }

  @Test
  void limitsMustBeAboveZero() {
    assertThatThrownBy(() -> new Clipping.ByValue(0))
        .hasMessage("Clipping.ByValue: limit is 0.0, expected a finite number above 0");
    assertThatThrownBy(() -> new Clipping.ByNorm(Double.NaN))
        .hasMessage("Clipping.ByNorm: limit is NaN, expected a finite number above 0");
  }
}
