package dev.unfold.web.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
  private final Lab lab = Labs.lab();

  private static TrainingOptions options(double learningRate, String clipping, int epochs) {
    return new TrainingOptions(learningRate, "sgd", clipping, 5, 1, 1, epochs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void learns(String cell) {
    int model = lab.create(Labs.setup(cell));
    lab.training(model, options(0.1, "norm", 2));
    TrainingEvent end = lab.training(model).steps(2000);
    assertThat(end.state()).isEqualTo("finished");
    assertThat(end.epochs()).hasSize(2);
    assertThat(end.steps()).isEqualTo(2 * end.stepsPerEpoch());
    assertThat(end.epochs().get(1).loss()).isLessThan(end.epochs().get(0).loss());
    assertThat(end.epochs().get(1).devAccuracy()).isGreaterThan(0.3);
  }

  @Test
  void reportsEveryStepOnce() {
    int model = lab.create(Labs.setup("rnn"));
    lab.training(model, options(0.1, "none", 9));
    assertThat(lab.training(model).steps(3).losses()).hasSize(3);
    assertThat(lab.training(model).steps(4).norms()).hasSize(4);
    assertThat(lab.training(model).steps(800).losses()).hasSize(500);
    assertThat(lab.training(model).report("paused").losses()).isEmpty();
  }

  /** Clipping that never clips is no clipping, and has the library's norm; sentences with and without a repeated word. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "transformer"})
  void normsAreThoseOfTheLibrary(String cell) {
    int one = lab.create(Labs.setup(cell));
    int other = lab.create(Labs.setup(cell));
    lab.training(one, options(0.1, "none", 9));
    lab.training(other, new TrainingOptions(0.1, "sgd", "norm", 1e9, 1, 1, 9));
    double[] norms = lab.training(one).steps(100).norms();
    double[] expected = lab.training(other).steps(100).norms();
    for (int step = 0; step < norms.length; step++) {
      assertThat(norms[step]).isCloseTo(expected[step], within(1e-9 * expected[step]));
    }
  }

  @Test
  void catchesAndExplainsAnExplosion() {
    int model = lab.create(Labs.setup("rnn"));
    lab.training(model, options(1000, "none", 9));
    TrainingEvent end = lab.training(model).steps(3000);
    assertThat(end.state()).isEqualTo("exploded");
    assertThat(end.explanation().orElseThrow())
        .contains("learning rate below 1000.0, or clip the gradient");
    assertThat(lab.network(model).parameters()).allMatch(p -> p.value().isFinite());
  }

  @Test
  void sameSeedGivesTheSameLosses() {
    int one = lab.create(Labs.setup("gru"));
    int other = lab.create(Labs.setup("gru"));
    lab.training(one, options(0.1, "none", 9));
    lab.training(other, options(0.1, "none", 9));
    assertThat(lab.training(one).steps(50).losses())
        .isEqualTo(lab.training(other).steps(50).losses());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void gradientOfAWeightIsTheTangentOfItsCurve(String cell) {
    int model = lab.create(Labs.setup(cell));
    String name = lab.network(model).parameters().get(1).name();
    WeightGradient gradient =
        lab.gradient(model, Labs.WORDS, Labs.TAGS, lab.weight(model, name, 0, 1), 1e-4, 3);
    assertThat(gradient.relativeError()).isLessThan(GradientCheck.ALLOWED);
    double[] losses = gradient.range().losses();
    assertThat((losses[2] - losses[0]) / 2e-4).isCloseTo(gradient.range().gradient(), within(1e-6));
  }

  @Test
  void refusesOptionsThatDoNotTrain() {
    int model = lab.create(Labs.setup("rnn"));
    assertThatThrownBy(() -> lab.training(model, options(0, "none", 1)))
        .hasMessageContaining("learning rate");
    assertThatThrownBy(() -> lab.training(model, options(0.1, "hard", 1)))
        .hasMessageContaining("expected none, norm or value");
    assertThatThrownBy(() -> new Setup("cnn", 1, 1, 1)).hasMessageContaining("\"cnn\"");
    assertThatThrownBy(() -> lab.network(99)).hasMessageContaining("create it again");
  }
}
