package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every optimiser: lazy rows, a state that can be restored, a learning rate that can be set. */
final class OptimizerTest {
  private static final DType TYPE = DType.FLOAT64;

  private static Stream<Supplier<Optimizer>> all() {
    return Stream.of(
        () -> new Sgd(0.1),
        () -> new Momentum(0.1, 0.9),
        () -> new Adam(0.01),
        () -> new AdamW(0.01, 0.1));
  }

  /** The gradient of every parameter as one dense matrix. */
  private static Gradients dense(Reference at, Gradients sparse) {
    Gradients dense = new Gradients();
    at.parameters().forEach(p -> dense.of(p).add(sparse.dense(p)));
    return dense;
  }

  private static void same(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.copy().addScaled(-1, expected).maxAbs()).isLessThanOrEqualTo(tolerance);
  }

  private static boolean uses(int[] rows, int row) {
    return Arrays.stream(rows).anyMatch(r -> r == row);
  }

  @ParameterizedTest
  @MethodSource("all")
  void unusedRowsStayUnchanged(Supplier<Optimizer> optimiser) {
    Reference at = new Reference(TYPE);
    Optimizer optimizer = optimiser.get();
    for (int s = 0; s < Reference.steps(); s++) {
      double[][] before = at.e.value().toArray();
      Map<String, double[][]> stateBefore = rowsOfState(optimizer);
      optimizer.step(at.parameters(), at.gradients(s));
      for (int row = 0; row < before.length; row++) {
        boolean used = uses(Reference.rows(s), row);
        assertThat(Arrays.equals(at.e.value().toArray()[row], before[row])).isEqualTo(!used);
        for (Map.Entry<String, double[][]> tensor : stateBefore.entrySet()) {
          double[] now = rowsOfState(optimizer).get(tensor.getKey())[row];
          assertThat(Arrays.equals(now, tensor.getValue()[row])).isEqualTo(!used);
        }
      }
    }
  }

  private static Map<String, double[][]> rowsOfState(Optimizer optimizer) {
    Map<String, double[][]> rows = new TreeMap<>();
    optimizer.state().tensors().forEach((name, tensor) -> rows.put(name, tensor.toArray()));
    rows.keySet().removeIf(name -> !name.startsWith("e.") || name.endsWith(".step"));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("all")
  void firstLazyStepEqualsTheDenseOne(Supplier<Optimizer> optimiser) {
    Reference lazy = new Reference(TYPE);
    Reference dense = new Reference(TYPE);
    optimiser.get().step(lazy.parameters(), lazy.gradients(3));
    optimiser.get().step(dense.parameters(), dense(dense, dense.gradients(3)));
    same(lazy.w.value(), dense.w.value(), 0);
    for (int row : Reference.rows(3)) {
      same(lazy.e.value().row(row), dense.e.value().row(row), 1e-15);
    }
  }

  /** The documented difference: row 0 is used at steps 0, 3 and 6, and moves in between only if dense. */
  @Test
  void laterLazyStepsOfMomentumDiffer() {
    Reference lazy = new Reference(TYPE);
    Reference dense = new Reference(TYPE);
    Matrix start = lazy.e.value().row(0).copy();
    Momentum momentum = new Momentum(0.1, 0.5);
    Momentum denseMomentum = new Momentum(0.1, 0.5);
    for (int s = 0; s < 3; s++) {
      momentum.step(lazy.parameters(), lazy.gradients(s));
      denseMomentum.step(dense.parameters(), dense(dense, dense.gradients(s)));
    }
    Matrix stepped = lazy.e.value().row(0).copy().addScaled(-1, start);
    Matrix rolled = dense.e.value().row(0).copy().addScaled(-1, start);
    assertThat(stepped.maxAbs()).isGreaterThan(0.01);
    same(rolled, stepped.scale(1 + 0.5 + 0.25), 1e-15);
    same(
        momentum.state().tensors().get("e.momentum").row(0).copy().scale(0.25),
        denseMomentum.state().tensors().get("e.momentum").row(0),
        1e-15);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sparseAndDenseGradientsAdd(Supplier<Optimizer> optimiser) {
    Reference tied = new Reference(TYPE);
    Reference dense = new Reference(TYPE);
    Gradients both = tied.gradients(3);
    both.of(tied.e).add(tied.e.value());
    Gradients one = dense(dense, dense.gradients(3));
    one.of(dense.e).add(dense.e.value());
    optimiser.get().step(tied.parameters(), both);
    optimiser.get().step(dense.parameters(), one);
    same(tied.e.value(), dense.e.value(), 1e-14);
  }

  @ParameterizedTest
  @MethodSource("all")
  void parametersWithoutGradientAreSkipped(Supplier<Optimizer> optimiser) {
    Reference at = new Reference(TYPE);
    Optimizer optimizer = optimiser.get();
    optimizer.step(at.parameters(), at.gradients(0));
    double[][] before = at.w.value().toArray();
    Map<String, Matrix> state = copy(optimizer.state());
    optimizer.step(at.parameters(), new Gradients());
    assertThat(at.w.value().toArray()).isDeepEqualTo(before);
    optimizer.state().tensors().forEach((name, tensor) -> same(tensor, state.get(name), 0));
  }

  private static Map<String, Matrix> copy(OptimizerState state) {
    Map<String, Matrix> copies = new TreeMap<>();
    state.tensors().forEach((name, tensor) -> copies.put(name, tensor.copy()));
    return copies;
  }

  @ParameterizedTest
  @MethodSource("all")
  void restoredOptimiserContinuesExactly(Supplier<Optimizer> optimiser) {
    Reference whole = new Reference(TYPE);
    Reference stopped = new Reference(TYPE);
    Optimizer one = optimiser.get();
    Optimizer first = optimiser.get();
    Optimizer second = optimiser.get();
    for (int s = 0; s < Reference.steps(); s++) {
      if (s == 5) {
        second.state().restore(first.state().tensors());
      }
      one.step(whole.parameters(), whole.gradients(s));
      (s < 5 ? first : second).step(stopped.parameters(), stopped.gradients(s));
    }
    assertThat(stopped.w.value().toArray()).isDeepEqualTo(whole.w.value().toArray());
    assertThat(stopped.e.value().toArray()).isDeepEqualTo(whole.e.value().toArray());
  }

  @Test
  void restoredTensorsAreCopies() {
    Reference at = new Reference(TYPE);
    Momentum first = new Momentum(0.1, 0.9);
    first.step(at.parameters(), at.gradients(0));
    Map<String, Matrix> saved = copy(first.state());
    Momentum second = new Momentum(0.1, 0.9);
    second.state().restore(first.state().tensors());
    second.step(at.parameters(), at.gradients(1));
    saved.forEach((name, tensor) -> same(first.state().tensors().get(name), tensor, 0));
  }

  @Test
  void stateOfAnotherOptimiserIsRejected() {
    Reference at = new Reference(TYPE);
    Adam adam = new Adam(0.1);
    adam.step(at.parameters(), at.gradients(0));
    for (Optimizer other : List.of(new Momentum(0.1, 0.9), new Sgd(0.1))) {
      assertThatThrownBy(() -> other.state().restore(adam.state().tensors()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("optimiser state \"e.m\": expected a parameter's name and one of")
          .hasMessageEndingWith("this is another optimiser's state");
    }
  }

  @Test
  void stateOfAnotherModelIsRejected() {
    Reference at = new Reference(TYPE);
    Momentum momentum = new Momentum(0.1, 0.9);
    momentum.state().restore(Map.of("w.momentum", Matrix.zeros(TYPE, 4, 3)));
    assertThatThrownBy(() -> momentum.step(at.parameters(), at.gradients(0)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "optimiser state w.momentum is 4×3 float64, expected 3×4 float64; it was made for"
                + " another model");
  }

  @ParameterizedTest
  @MethodSource("all")
  void withLearningRateSharesTheState(Supplier<Optimizer> optimiser) {
    Reference at = new Reference(TYPE);
    Optimizer optimizer = optimiser.get();
    double rate = optimizer.learningRate();
    Optimizer half = optimizer.withLearningRate(rate / 2);
    assertThat(half.learningRate()).isEqualTo(rate / 2);
    assertThat(optimizer.learningRate()).isEqualTo(rate);
    half.step(at.parameters(), at.gradients(0));
    assertThat(optimizer.state().tensors()).isEqualTo(half.state().tensors());
  }

  @Test
  void firstStepOfAdamIsTheLearningRate() {
    Parameter p = new Parameter("p", Matrix.of(TYPE, new double[][] {{1, 1, 1}}));
    Gradients gradients = new Gradients();
    gradients.of(p).add(Matrix.of(TYPE, new double[][] {{1e3, -1e-3, 0}}));
    new Adam(0.25).step(List.of(p), gradients);
    assertThat(p.value().get(0, 0)).isCloseTo(0.75, within(1e-10));
    assertThat(p.value().get(0, 1)).isCloseTo(1.25, within(1e-5));
    assertThat(p.value().get(0, 2)).isEqualTo(1);
  }

  @Test
  void momentumZeroIsSgdAndDecayZeroIsAdam() {
    Reference at = new Reference(TYPE);
    Reference plain = new Reference(TYPE);
    Momentum momentum = new Momentum(0.1, 0);
    for (int s = 0; s < Reference.steps(); s++) {
      momentum.step(at.parameters(), at.gradients(s));
      new Sgd(0.1).step(plain.parameters(), plain.gradients(s));
    }
    same(at.w.value(), plain.w.value(), 1e-15);
    same(at.e.value(), plain.e.value(), 1e-15);
    AdamW adamW = new AdamW(0.1, 0);
    Adam adam = new Adam(0.1);
    for (int s = 0; s < Reference.steps(); s++) {
      adamW.step(at.parameters(), at.gradients(s));
      adam.step(plain.parameters(), plain.gradients(s));
    }
    same(at.w.value(), plain.w.value(), 1e-12);
  }

  @Test
  void settingsOutOfRangeAreRejected() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Sgd(rate))
          .hasMessage("Sgd: learning rate is " + rate + ", expected a finite number above 0");
      assertThatThrownBy(() -> new Momentum(rate, 0.9)).hasMessageContaining("learning rate");
      assertThatThrownBy(() -> new Adam(rate)).hasMessageContaining("learning rate");
      assertThatThrownBy(() -> new AdamW(rate, 0.1)).hasMessageContaining("learning rate");
      assertThatThrownBy(() -> new Adam(0.1).withLearningRate(rate))
          .hasMessageContaining("learning rate");
    }
    assertThatThrownBy(() -> new Momentum(0.1, 1))
        .hasMessage("Momentum: momentum is 1.0, expected 0 or above and below 1");
    assertThatThrownBy(() -> new Adam(0.1, -0.1, 0.9, 1)).hasMessageContaining("Adam: beta1");
    assertThatThrownBy(() -> new Adam(0.1, 0.9, 1, 1)).hasMessageContaining("Adam: beta2");
    assertThatThrownBy(() -> new Adam(0.1, 0.9, 0.9, 0)).hasMessageContaining("Adam: epsilon");
    assertThatThrownBy(() -> new AdamW(0.1, -1))
        .hasMessage("AdamW: weight decay is -1.0, expected a finite number, 0 or above");
  }
}
