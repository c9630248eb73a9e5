package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten steps of every optimiser, alone and with clipping and a schedule, against {@code reference/optimisers.py}. */
final class OptimizerReferenceTest {
  private static final Schedule ALWAYS = new Schedule.Constant(0);
  private static final Clipping NONE = new Clipping.None();

  private record Case(String name, Optimizer optimizer, Clipping clipping, Schedule schedule) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Case> cases() {
    return Stream.of(
        new Case("sgd 0.1", new Sgd(0.1), NONE, ALWAYS),
        new Case("momentum 0.1 0.9", new Momentum(0.1, 0.9), NONE, ALWAYS),
        new Case("adam 0.01", new Adam(0.01), NONE, ALWAYS),
        new Case("adam 0.02 0.8 0.95 0.001", new Adam(0.02, 0.8, 0.95, 0.001), NONE, ALWAYS),
        new Case("adamw 0.01 0.9 0.999 1e-8 0.1", new AdamW(0.01, 0.1), NONE, ALWAYS),
        new Case(
            "momentum 0.1 0.9, by norm 1.5, cosine 3 10",
            new Momentum(0.1, 0.9),
            new Clipping.ByNorm(1.5),
            new Schedule.Cosine(3, 10)),
        new Case(
            "adamw 0.05 0.9 0.999 1e-8 0.3, by value 0.5, linear 3 10",
            new AdamW(0.05, 0.9, 0.999, 1e-8, 0.3),
            new Clipping.ByValue(0.5),
            new Schedule.Linear(3, 10)));
  }

  private static void step(Case c, Reference at, int s) {
    Gradients gradients = at.gradients(s);
    c.clipping.clip(at.parameters(), gradients);
    double rate = c.optimizer.learningRate() * c.schedule.factor(s);
    c.optimizer.withLearningRate(rate).step(at.parameters(), gradients);
  }

  private static void meets(Case c, DType dtype, double tolerance) {
    JsonNode expected = Reference.NUMBERS.get("optimisers").get(c.name);
    Reference at = new Reference(dtype);
    for (int s = 0; s < Reference.steps(); s++) {
      step(c, at, s);
      Reference.same(at.w.value(), expected.get("after").get(s).get("w"), tolerance);
      Reference.same(at.e.value(), expected.get("after").get(s).get("e"), tolerance);
    }
    Map<String, Matrix> state = new HashMap<>(c.optimizer.state().tensors());
    state.keySet().removeIf(name -> name.endsWith(".step"));
    assertThat(state).hasSize(expected.get("state").size());
    state.forEach(
        (name, tensor) -> Reference.same(tensor, expected.get("state").get(name), tolerance));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesReferenceInFloat64(Case c) {
    meets(c, DType.FLOAT64, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesReferenceInFloat32(Case c) {
    meets(c, DType.FLOAT32, 1e-5);
  }

  @Test
  void everyReferenceCaseIsTested() {
    List<String> names = new ArrayList<>();
    Reference.NUMBERS.get("optimisers").fieldNames().forEachRemaining(names::add);
    assertThat(cases().map(Case::name)).containsExactlyElementsOf(names);
  }

  @Test
  void stepsAreCounted() {
    Reference at = new Reference(DType.FLOAT64);
    Adam adam = new Adam(0.01);
    for (int s = 0; s < 3; s++) {
      adam.step(at.parameters(), at.gradients(s));
    }
    assertThat(adam.state().tensors().keySet())
        .containsExactly("e.m", "e.step", "e.v", "w.m", "w.step", "w.v");
    assertThat(adam.state().tensors().get("w.step").get(0, 0)).isEqualTo(3);
    assertThat(adam.state().tensors().get("e.step").get(0, 0)).isEqualTo(3);
  }
}
