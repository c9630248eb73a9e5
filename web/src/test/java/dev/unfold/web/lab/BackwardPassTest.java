package dev.unfold.web.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardPassTest {
  private final Lab lab = Labs.lab();

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void stepsAddUpToTheLibrarysGradientOfEveryParameter(String cell) {
    int model = lab.create(Labs.setup(cell));
    Map<String, Matrix> gradients = lab.gradients(model, Labs.WORDS, Labs.TAGS);
    int[] rows = lab.backward(model, Labs.WORDS, Labs.TAGS).embeddingRows();
    for (Parameter parameter : lab.network(model).parameters()) {
      Contributions c = lab.contributions(model, Labs.WORDS, Labs.TAGS, parameter.name());
      Matrix expected = gradients.get(parameter.name());
      if (parameter.equals(lab.network(model).embedding())) {
        expected = expected.gather(rows);
      }
      assertThat(c.steps()).hasSize(Labs.WORDS.size());
      assertThat(c.steps().get(0).t()).isEqualTo(Labs.WORDS.size() - 1);
      double[] last = c.steps().get(Labs.WORDS.size() - 1).running();
      assertClose(parameter.name(), last, Tensor.of("", expected).values());
      assertClose(parameter.name(), c.total().values(), Tensor.of("", expected).values());
    }
  }

  private static void assertClose(String name, double[] actual, double[] expected) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    double largest = 1e-3; // the gradient of a key's bias is zero but for rounding
    for (double x : expected) {
      largest = Math.max(largest, Math.abs(x));
    }
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("%s, entry %d", name, i)
          .isCloseTo(expected[i], within(1e-13 * largest));
    }
  }

  /** What the page shows of a fork: its operands add up to the gradient that the library computed. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void operandsOfEveryForkAddUp(String cell) {
    int model = lab.create(Labs.setup(cell));
    for (BackwardReport.Step step : lab.backward(model, Labs.WORDS, Labs.TAGS).steps()) {
      assertThat(step.forks()).isNotEmpty();
      for (BackwardReport.StepFork fork : step.forks()) {
        double[] sum = new double[fork.sum().length];
        for (BackwardReport.StepOperand operand : fork.operands()) {
          for (int k = 0; k < sum.length; k++) {
            sum[k] += operand.values()[k];
          }
        }
        assertClose(fork.name() + " at " + step.t(), sum, fork.sum());
        double[] named =
            step.gradients().stream()
                .filter(g -> g.name().equals(fork.name()))
                .findFirst()
                .orElseThrow()
                .values();
        assertClose(fork.name(), fork.sum(), named);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru"})
  void operandsAddUpToEveryGradient(String cell) {
    int model = lab.create(Labs.setup(cell));
    BackwardReport report = lab.backward(model, Labs.WORDS, Labs.TAGS);
    for (BackwardReport.Step step : report.steps()) {
      for (BackwardReport.StepGradient gradient : step.gradients()) {
        for (int k = 0; k < gradient.values().length; k++) {
          Explanation e = lab.explain(model, Labs.WORDS, Labs.TAGS, gradient.name(), step.t(), k);
          assertThat(e.terms()).as(gradient.name()).isNotEmpty();
          assertThat(e.terms().stream().mapToDouble(Term::product).sum())
              .as("%s[%d,%d]", gradient.name(), step.t(), k)
              .isCloseTo(gradient.values()[k], within(1e-14));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void wordVectorsGradientIsTheSlopeOfTheLoss(String cell) {
    int model = lab.create(Labs.setup(cell));
    BackwardReport report = lab.backward(model, Labs.WORDS, Labs.TAGS);
    assertThat(report.loss()).isCloseTo(lab.loss(model, Labs.WORDS, Labs.TAGS), within(1e-14));
    int t = Labs.WORDS.indexOf("dog");
    double[] de =
        report.steps().get(Labs.WORDS.size() - 1 - t).gradients().stream()
            .filter(g -> g.name().equals("de"))
            .findFirst()
            .orElseThrow()
            .values();
    Matrix w = lab.network(model).embedding().value();
    int row = lab.corpus().ids(List.of("dog"))[0];
    double before = w.get(row, 1);
    w.set(row, 1, before + 1e-6);
    double above = lab.loss(model, Labs.WORDS, Labs.TAGS);
    w.set(row, 1, before - 1e-6);
    double below = lab.loss(model, Labs.WORDS, Labs.TAGS);
    w.set(row, 1, before);
    assertThat(de[1]).isCloseTo((above - below) / 2e-6, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void noLossReachesALaterWord(String cell) {
    int model = lab.create(Labs.setup(cell));
    Tensor reach = lab.backward(model, Labs.WORDS, Labs.TAGS).reach();
    for (int t = 0; t < reach.rows(); t++) {
      for (int u = 0; u < reach.columns(); u++) {
        double norm = reach.values()[t * reach.columns() + u];
        assertThat(norm > 0).as("%d to %d", t, u).isEqualTo(u <= t);
      }
    }
  }

  /** dL/dP, held against the gradient of the queries: dQ = dS K / √d with dS = P ⊙ (dP − Σ P ⊙ dP). */
  @Test
  void gradientOfTheAttentionFitsThatOfTheQueries() {
    int model = lab.create(new Setup("transformer", 7, 5, 3));
    BackwardReport report = lab.backward(model, Labs.WORDS, Labs.TAGS);
    ForwardReport forward = lab.forward(model, Labs.WORDS);
    int n = Labs.WORDS.size();
    assertThat(report.attention()).hasSize(7);
    Matrix n1 = find(forward, "n");
    Matrix k = find(forward, "k");
    Matrix dq = Matrix.zeros(DType.FLOAT64, n, 0);
    for (int head = 0; head < 7; head++) {
      Matrix p = forward.attention().get(head).matrix();
      Matrix ds = Matrix.zeros(DType.FLOAT64, n, n);
      for (int t = 0; t < n; t++) {
        double sum = 0;
        for (int u = 0; u < n; u++) {
          sum += p.get(t, u) * report.attention().get(head).values()[t * n + u];
        }
        for (int u = 0; u < n; u++) {
          double dp = report.attention().get(head).values()[t * n + u];
          ds.set(t, u, p.get(t, u) * (dp - sum));
        }
      }
      dq = dq.beside(ds.times(k.columns(head, head + 1)));
    }
    Matrix expected =
        lab.gradients(model, Labs.WORDS, Labs.TAGS).get("transformer.0.attention.query.w");
    Matrix actual = Matrix.zeros(DType.FLOAT64, 7, 7).addTransposedProduct(dq, n1);
    ForwardPassTest.assertEqual(actual, expected, 1e-12);
  }

  private static Matrix find(ForwardReport report, String name) {
    return report.tensors().stream()
        .filter(v -> v.name().equals(name))
        .findFirst()
        .orElseThrow()
        .matrix();
  }

  @Test
  void refusesASentenceWithoutWordsAndTagsThatDoNotFit() {
    int model = lab.create(Labs.setup("rnn"));
    assertThatThrownBy(() -> lab.backward(model, List.of(), List.of()))
        .hasMessageContaining("has no word");
    assertThatThrownBy(() -> lab.backward(model, List.of("dog"), List.of()))
        .hasMessageContaining("1 words and 0 tags");
    assertThatThrownBy(() -> lab.backward(model, List.of("dog"), List.of("DOG")))
        .hasMessageContaining("\"DOG\" is no tag");
  }
}
