package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Embedding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every layer, tag output and model with every option passes, and the cases are drawn as documented. */
final class CheckCaseTest {
  /** The seed of the command: constant, since the kink of a relu may lie within the step of the numeric gradient. */
  private static final long SEED = 1234;

  static final List<CheckCase> CASES = CheckCase.all();

  @ParameterizedTest
  @FieldSource("CASES")
  void passesEveryCheck(CheckCase checked) {
    CheckRow row = checked.run(SEED, Optional.empty());
    assertThat(row.failure()).isEmpty();
    assertThat(row.passed()).isTrue();
    assertThat(row.name()).isEqualTo(checked.name());
    Checkable checkable = checked.checkable(DType.FLOAT64, SEED);
    int inputs = checkable.x().columns() > 0 ? 1 : 0;
    assertThat(row.slopes()).hasSize(checkable.parameters().size() + inputs);
    assertThat(row.parameterError().isPresent()).isEqualTo(!checkable.parameters().isEmpty());
    assertThat(row.inputError().isPresent()).isEqualTo(inputs == 1);
    assertThat(row.float32().backward()).hasSameSizeAs(row.slopes());
    assertThat(row.float32().difference()).as("float32 differs from float64").isGreaterThan(1e-9);
    assertThat(row.invariants()).hasSizeGreaterThanOrEqualTo(checked.causal() ? 10 : 8);
    assertThat(row.twin()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void sizesAndWeightsDiffer(CheckCase checked) {
    Checkable checkable = checked.checkable(DType.FLOAT64, SEED);
    assertThat(checkable.sentences().lengths()).containsExactly(3, 1, 17, 2);
    assertThat(checkable.x().rows()).isEqualTo(23);
    for (Parameter parameter : checkable.parameters()) {
      Set<Double> entries = new HashSet<>();
      for (double[] row : parameter.value().toArray()) {
        for (double entry : row) {
          assertThat(entry).as(parameter.name()).isNotZero();
          entries.add(entry);
        }
      }
      assertThat(entries).as(parameter.name() + ", no two equal").hasSize(parameter.value().size());
    }
    Checkable again = checked.checkable(DType.FLOAT64, SEED);
    Checkable other = checked.checkable(DType.FLOAT64, SEED + 1);
    assertThat(again.answer().loss()).isEqualTo(checkable.answer().loss());
    assertThat(other.answer().loss()).isNotEqualTo(checkable.answer().loss());
  }

  @Test
  void namesAreDistinct() {
    assertThat(CASES).extracting(CheckCase::name).doesNotHaveDuplicates().hasSizeGreaterThan(70);
  }

  /** Every parameter has a gradient that is not only rounding. */
  @ParameterizedTest
  @FieldSource("CASES")
  void everyParameterHasAGradient(CheckCase checked) {
    Checkable checkable = checked.checkable(DType.FLOAT64, SEED);
    Answer answer = checkable.answer();
    for (Parameter parameter : checkable.parameters()) {
      if (!parameter.name().endsWith("key.b")) { // adds the same to all scores of a softmax
        Matrix gradient = answer.gradients().dense(parameter);
        assertThat(gradient.maxAbs()).as(parameter.name()).isGreaterThan(1e-5);
      }
    }
  }

  /** A twin with other weights must fail. */
  @Test
  void disagreeingTwinFails() {
    CheckCase embedding = CASES.get(0);
    Twin same = twin(1);
    Twin other = twin(1 + 1e-8);
    CheckRow right = embedding.run(SEED, Optional.of(same));
    assertThat(right.failure()).isEmpty();
    assertThat(right.twin().orElseThrow().difference()).isLessThan(1e-15);
    CheckRow wrong = embedding.run(SEED, Optional.of(other));
    assertThat(wrong.passed()).isFalse();
    assertThat(wrong.twin().orElseThrow().backwardDifference()).isLessThan(1e-15);
    assertThat(wrong.failure().orElseThrow())
        .isEqualTo("twin: output: difference 1.0e-08, allowed 1e-10 in embedding");
  }

  /** The same with its embedding scaled. */
  private static Twin twin(double factor) {
    return new Twin() {
      @Override
      public String name() {
        return "twin";
      }

      @Override
      public void load() {}

      @Override
      public Optional<Answer> answer(Checkable checkable) {
        CheckableEmbedding ours = (CheckableEmbedding) checkable;
        Parameter w = ours.parameters().get(0);
        Matrix value = w.value().copy();
        w.value().scale(factor);
        Answer answer =
            new CheckableEmbedding(new Embedding(w), ours.words(), ours.sentences(), ours.dOutput())
                .answer();
        w.value().assign(value);
        return Optional.of(answer);
      }
    };
  }
}
