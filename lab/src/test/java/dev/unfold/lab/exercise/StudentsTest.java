package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files written otherwise than the solutions, in plain loops: they pass, and the mistakes in them are recognised too. A
 * mistake is told by what is computed, not by how it is written.
 */
final class StudentsTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  private static final Attempt RNN =
      new Attempt(
          Exercise.RNN,
          """
          double[] fromBehind = new double[wh.rows()];
          for (int t = y.length - 1; t >= 0; t--) {
            double[] ds = new double[wy.rows()];
            double[] dz = new double[wh.rows()];
            double[] back = new double[wh.rows()];
            for (int k = 0; k < ds.length; k++) {
              ds[k] = (Math.exp(pass.logP.get(t, k)) - (k == y[t] ? 1 : 0)) / y.length;
            }
            for (int j = 0; j < dz.length; j++) {
              double dh = fromBehind[j];
              for (int k = 0; k < ds.length; k++) {
                dh += ds[k] * wy.get(k, j);
                d.wy.set(k, j, d.wy.get(k, j) + ds[k] * pass.h.get(t, j));
              }
              double h = pass.h.get(t, j);
              dz[j] = dh * h * (1 - h);
            }
            for (int j = 0; j < dz.length; j++) {
              for (int i = 0; i < dz.length; i++) {
                double hPrev = t == 0 ? 0 : pass.h.get(t - 1, i);
                d.wh.set(j, i, d.wh.get(j, i) + dz[j] * hPrev);
                back[i] += dz[j] * wh.get(j, i);
              }
              for (int m = 0; m < wx.columns(); m++) {
                int word = pass.x[t];
                d.wx.set(j, m, d.wx.get(j, m) + dz[j] * pass.e.get(t, m));
                d.we.set(word, m, d.we.get(word, m) + dz[j] * wx.get(j, m));
              }
            }
            fromBehind = back;
          }
          """);

  @Test
  void theRnnInLoopsIsRight() {
    assertThat(RNN.check(CHECKER).verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Math.exp(pass.logP.get(t, k)) - (k == y[t] ? 1 : 0)) | ((k == y[t] ? 1 : 0)"
            + " - Math.exp(pass.logP.get(t, k))) | Every gradient has the wrong sign",
        "(k == y[t] ? 1 : 0)) / y.length | (k == y[t] ? 1 : 0)) | The loss is a mean",
        "(k == y[t] ? 1 : 0) | 0 | ds lacks −onehot(y)",
        "* h * (1 - h) | '' | The derivative of σ is missing",
        "* h * (1 - h) | * (1 - h * h) | The derivative is that of tanh",
        "fromBehind = back; | '' | No gradient flows from a step",
        "fromBehind = back; | fromBehind = dz; | The gradient from the next step lacks W_h",
        "dz[j] * wh.get(j, i) | dz[j] * wh.get(i, j) | The gradient from the next step is",
        "double dh = fromBehind[j]; | double dh = 0; | No gradient flows from a step",
        "d.wh.set(j, i, d.wh.get(j, i) + | d.wh.set(i, j, d.wh.get(i, j) + | The gradient of W_h is"
            + " transposed",
        "t == 0 ? 0 : pass.h.get(t - 1, i) | pass.h.get(t, i) | The gradient of W_h is computed with h",
        "t == 0 ? 0 : pass.h.get(t - 1, i) | t <= 1 ? 0 : pass.h.get(t - 1, i) | The gradient of W_h"
            + " lacks step 1",
      })
  void aMistakeInTheRnnInLoopsIsRecognised(String old, String replacement, String sentence) {
    CheckReport report = RNN.with(old, replacement).check(CHECKER);
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.WRONG);
    assertThat(report.sentences()).hasSize(1);
    assertThat(report.sentences().get(0)).startsWith(sentence);
  }

  @Test
  void twoMistakesAtOnceAreBothRecognised() {
    CheckReport report =
        RNN.with("* h * (1 - h)", "").with("fromBehind = back;", "").check(CHECKER);
    assertThat(report.sentences()).hasSize(2);
    assertThat(report.sentences().get(0)).startsWith("No gradient flows from a step");
    assertThat(report.sentences().get(1)).startsWith("The derivative of σ is missing");
  }

  @Test
  void whatIsWrittenSoFarIsJudgedAndTheRestNamed() {
    Attempt begun =
        new Attempt(
            Exercise.RNN,
            """
            Matrix p = pass.logP.copy().exp();
            for (int t = 0; t < y.length; t++) {
              p.set(t, y[t], p.get(t, y[t]) - 1);
            }
            d.wy.addTransposedProduct(p.scale(1.0 / y.length), pass.h);
            """);
    assertThat(begun.check(CHECKER).sentences())
        .containsExactly(
            "W_y is right; W_h, W_x and W_e are still zero.",
            "Where to look: W_h comes next: it stands in (2) z_t = W_x e_t + W_h h_(t−1).");
    assertThat(begun.with("1.0 / y.length", "-1.0 / y.length").check(CHECKER).sentences())
        .containsExactly(
            "Every gradient has the wrong sign: ds is p − onehot(y), not onehot(y) − p.",
            "W_h, W_x and W_e are still zero.");
  }

  @Test
  void attentionByTheJacobianIsRightAndItsMistakesAreRecognised() {
    Attempt attention =
        new Attempt(
            Exercise.ATTENTION,
            """
            int steps = dz.rows();
            double root = Math.sqrt(wq.rows());
            Matrix dv = pass.p.transposed().times(dz);
            Matrix ds = pass.p.copy().fill(0);
            for (int t = 0; t < steps; t++) {
              for (int u = 0; u < steps; u++) {
                double dp = dz.row(t).timesTransposed(pass.v.row(u)).get(0, 0);
                for (int w = 0; w < steps; w++) {
                  double slope = pass.p.get(t, u) * ((u == w ? 1 : 0) - pass.p.get(t, w));
                  ds.set(t, w, ds.get(t, w) + dp * slope / root);
                }
              }
            }
            Matrix dq = ds.times(pass.k);
            Matrix dk = ds.transposed().times(pass.q);
            d.wq.addTransposedProduct(dq, pass.x);
            d.wk.addTransposedProduct(dk, pass.x);
            d.wv.addTransposedProduct(dv, pass.x);
            dx.addProduct(dq, wq).addProduct(dk, wk).addProduct(dv, wv);
            """);
    assertThat(attention.check(CHECKER).verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
    says(attention.with("slope / root", "slope"), "The factor 1/√d of (2) is missing");
    says(attention.with("- pass.p.get(t, w))", ")"), "The backward pass of the softmax lacks");
    says(
        attention.with("Matrix dk = ds.transposed()", "Matrix dk = ds"), "dK is computed with dS;");
    says(attention.with(".addProduct(dk, wk)", ""), "The gradient of x lacks the part through K");
    says(attention.with("pass.p.transposed()", "pass.p"), "dV is computed with P;");
  }

  @Test
  void theLstmsGatesInOneListAreRightAndTheirMistakesAreRecognised() {
    Attempt lstm =
        new Attempt(
            Exercise.LSTM_CELL,
            """
              Matrix all = dc.copy();
              for (int r = 0; r < dh.rows(); r++) {
                for (int k = 0; k < dh.columns(); k++) {
                  double y = Math.tanh(pass.c.get(r, k));
                  all.set(r, k, dc.get(r, k) + dh.get(r, k) * pass.o.get(r, k) * (1 - y * y));
                }
              }
              dIn.cPrev.add(product(all, pass.f));
              sumBackward(input, pass.in, product(all, pass.g).sigmoidBackward(pass.i), d.input, dIn);
              sumBackward(forget, pass.in, product(all, pass.in.cPrev).sigmoidBackward(pass.f), d.forget, dIn);
              sumBackward(candidate, pass.in, product(all, pass.i).tanhBackward(pass.g), d.candidate, dIn);
              sumBackward(output, pass.in, product(dh, pass.tanhC).sigmoidBackward(pass.o), d.output, dIn);
            }

            private static void sumBackward(Gate gate, Input in, Matrix s, Gate d, Input dIn) {
              d.w.add(s.transposed().times(in.x));
              d.u.add(s.transposed().times(in.hPrev));
              for (int r = 0; r < s.rows(); r++) {
                d.b.add(s.row(r));
              }
              dIn.x.add(s.times(gate.w));
              dIn.hPrev.add(s.times(gate.u));
            """);
    assertThat(lstm.check(CHECKER).verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
    says(lstm.with("* (1 - y * y)", ""), "The derivative of tanh(c) in (6) is missing");
    says(lstm.with("dc.get(r, k) + ", ""), "dc is not used");
    says(
        lstm.with("product(all, pass.f)", "all"),
        "The gradient of c₋ gets dc without the factor f");
    says(
        lstm.with("product(dh, pass.tanhC)", "product(dh, pass.c)"),
        "The gradient of o is computed with c");
    says(lstm.with("dIn.x.add(s.times(gate.w))", "dIn.x.assign(s.times(gate.w))"), null);
  }

  private static void says(Attempt attempt, String sentence) {
    List<String> sentences = attempt.check(CHECKER).sentences();
    if (sentence == null) {
      assertThat(sentences.get(0)).contains("x is ");
    } else {
      assertThat(sentences).hasSize(1);
      assertThat(sentences.get(0)).startsWith(sentence);
    }
  }
}
