package dev.unfold.web.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.Matrix;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardPassTest {
  private final Lab lab = Labs.lab();

  private Value find(List<Value> values, String name) {
    return values.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void probabilitiesAreTheModels(String cell) {
    int model = lab.create(Labs.setup(cell));
    ForwardReport report = lab.forward(model, Labs.WORDS);
    Matrix expected = lab.probabilities(model, Labs.WORDS);
    Matrix p = find(report.tensors(), "p").matrix();
    assertThat(p.toArray()).isDeepEqualTo(expected.toArray());
    Matrix fromScores = find(report.tensors(), "s").matrix().copy().logSoftmax().exp();
    assertEqual(fromScores, p, 1e-15);
    assertThat(report.known()).containsSubsequence(true, false, true);
  }

  /** The operands of every number add up to it: what the page shows on hover is what was computed. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void operandsAddUpToEveryNumber(String cell) {
    int model = lab.create(Labs.setup(cell));
    int explained = 0;
    for (Value value : lab.forward(model, Labs.WORDS).tensors()) {
      for (int t = 0; t < value.matrix().rows(); t++) {
        for (int k = 0; k < value.matrix().columns(); k++) {
          Explanation e = lab.explain(model, Labs.WORDS, List.of(), value.name(), t, k);
          double sum = e.terms().stream().mapToDouble(Term::product).sum();
          if (!e.terms().isEmpty()) {
            assertThat(activated(e, sum))
                .as("%s[%d,%d]", value.name(), t, k)
                .isCloseTo(e.number(), within(1e-14));
            explained++;
          }
        }
      }
    }
    assertThat(explained).isGreaterThan(400);
  }

  private static double activated(Explanation e, double sum) {
    if (e.preactivation().isEmpty()) {
      return sum;
    }
    assertThat(sum).isCloseTo(e.preactivation().getAsDouble(), within(1e-14));
    return switch (e.value().nonlinearity().orElseThrow()) {
      case "sigmoid" -> 1 / (1 + Math.exp(-sum));
      case "tanh" -> Math.tanh(sum);
      default -> throw new AssertionError(e.value().nonlinearity());
    };
  }

  @Test
  void rowsOfAttentionAddUpToOneAndSeeNoLaterWord() {
    int model = lab.create(Labs.setup("transformer"));
    List<Value> heads = lab.forward(model, Labs.WORDS).attention();
    assertThat(heads).isNotEmpty();
    for (Value head : heads) {
      for (int t = 0; t < Labs.WORDS.size(); t++) {
        assertThat(head.matrix().row(t).sum()).isCloseTo(1, within(1e-12));
        for (int u = t + 1; u < Labs.WORDS.size(); u++) {
          assertThat(head.matrix().get(t, u)).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void sentencesOfNoWordAndOneWordHaveAForwardPass(String cell) {
    int model = lab.create(Labs.setup(cell));
    assertThat(lab.forward(model, List.of()).predicted()).isEmpty();
    assertThat(lab.forward(model, List.of("🙂")).predicted()).hasSize(1);
  }

  @Test
  void refusesMoreWordsThanFitOnAPage() {
    int model = lab.create(Labs.setup("rnn"));
    List<String> words = Collections.nCopies(201, "dog");
    assertThatThrownBy(() -> lab.forward(model, words))
        .hasMessage("sentence: has 201 words, expected at most 200; split it, or leave some out");
  }

  @Test
  void copiesAreIndependent() {
    int model = lab.create(Labs.setup("lstm"));
    int copy = lab.duplicate(model);
    double[] before = probabilities(model);
    assertThat(probabilities(copy)).isEqualTo(before);
    lab.learn(copy, Labs.WORDS, Labs.TAGS, 0.5, 2);
    assertThat(probabilities(model)).isEqualTo(before);
    assertThat(probabilities(copy)).isNotEqualTo(before);
  }

  private double[] probabilities(int model) {
    return Tensor.of("p", lab.probabilities(model, Labs.WORDS)).values();
  }

  static void assertEqual(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double largest = Math.max(1e-300, expected.maxAbs());
    IntStream.range(0, actual.rows())
        .forEach(
            r -> {
              for (int k = 0; k < actual.columns(); k++) {
                assertThat(actual.get(r, k))
                    .as("[%d,%d]", r, k)
                    .isCloseTo(expected.get(r, k), within(tolerance * largest));
              }
            });
  }
}
