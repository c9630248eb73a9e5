package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.Agreement;
import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckRow;
import dev.unfold.check.Comparison;
import dev.unfold.check.Twin;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Gate;
import dev.unfold.nn.Gru;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Stack;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every layer, loss and model in PyTorch, tensor by tensor, in double precision. */
final class TorchTwinTest {
  /** The default seed of {@code unfold check}. */
  private static final long SEED = 1234;

  private static final Optional<Twin> TWIN = Optional.of(new TorchTwin());

  static final List<CheckCase> CASES = CheckCase.all();

  @ParameterizedTest
  @FieldSource("CASES")
  void computesTheSame(CheckCase checked) {
    for (long seed = SEED; seed < SEED + 5; seed++) {
      CheckRow row = checked.run(seed, TWIN);
      assertThat(row.failure()).isEmpty();
      Agreement twin = row.twin().orElseThrow();
      assertThat(twin.forward()).extracting(Comparison::what).containsExactly("output", "loss");
      assertThat(twin.backward()).hasSameSizeAs(row.slopes());
      assertThat(twin.difference()).isLessThan(1e-10);
    }
  }

  @Test
  void serviceLoaderFindsIt() {
    assertThat(Twin.find()).containsInstanceOf(TorchTwin.class);
    assertThat(Twin.find().orElseThrow().name()).isEqualTo("PyTorch");
  }

  private static Gate gate(String name, DType dtype, RandomGenerator random) {
    return Gate.glorot("planted." + name, 3, 5, 0, dtype, random);
  }

  /** Layers whose gradients are right, but whose weights have the names of other gates. */
  @Test
  void wrongGateOrderIsCaught() {
    requireCaught(
        (dtype, random) -> {
          InitialState zero = InitialState.zero(5, dtype);
          Gate input = gate("input", dtype, random);
          Gate forget = gate("forget", dtype, random);
          Gate candidate = gate("candidate", dtype, random);
          Gate output = gate("output", dtype, random);
          return new Lstm(forget, input, candidate, output, zero, zero);
        });
    requireCaught(
        (dtype, random) ->
            new Gru(
                gate("update", dtype, random),
                gate("reset", dtype, random),
                gate("candidate", dtype, random),
                new Parameter("planted.memory.b", Matrix.zeros(dtype, 1, 5)),
                InitialState.zero(5, dtype)));
  }

  private static void requireCaught(CheckCase.DrawLayer draw) {
    CheckRow row = CheckCase.ofLayer("planted", 3, draw).run(SEED, TWIN);
    assertThat(row.worstSlope().passed()).as("the numeric gradient can't see it").isTrue();
    assertThat(row.held()).isTrue();
    assertThat(row.twin().orElseThrow().forwardDifference()).isGreaterThan(1e-2);
    assertThat(row.twin().orElseThrow().backwardDifference()).isGreaterThan(1e-2);
    assertThat(row.failure().orElseThrow())
        .startsWith("twin: ")
        .endsWith(", allowed 1e-10 in planted");
  }

  /** A layer without a rule in PyTorch. */
  private record Unknown() implements Layer {
    @Override
    public Pass forward(Matrix x, Batch batch) {
      return Stack.of(new dev.unfold.nn.Relu()).forward(x, batch);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  @Test
  void unknownLayersHaveNoTwin() {
    CheckCase.DrawLayer alone = (dtype, random) -> new Unknown();
    CheckCase.DrawLayer within = (dtype, random) -> Stack.of(new Unknown(), new Unknown());
    for (CheckCase.DrawLayer draw : List.of(alone, within)) {
      CheckRow row = CheckCase.ofLayer("unknown", 3, draw).run(SEED, TWIN);
      assertThat(row.twin()).isEmpty();
      assertThat(row.failure()).isEmpty();
    }
    assertThat(new TorchTwin().answer(CASES.get(0).checkable(DType.FLOAT32, SEED))).isEmpty();
  }

  @Test
  void subjectsStayUnchangedAndNativeMemoryIsFreed() {
    Runnable once =
        () ->
            Stream.of(CASES.get(0), CASES.get(1), CASES.get(CASES.size() - 1))
                .map(checked -> checked.checkable(DType.FLOAT64, SEED))
                .forEach(
                    subject -> {
                      double loss = subject.answer().loss();
                      new TorchTwin().answer(subject).orElseThrow();
                      assertThat(subject.answer().loss()).isEqualTo(loss);
                    });
    once.run();
    long before = Pointer.totalCount();
    for (int i = 0; i < 30; i++) {
      once.run();
    }
    assertThat(Pointer.totalCount() - before).isLessThan(100);
  }
}
