package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Mistakes that nobody has written down: what is said of their pattern. */
final class ErrorPatternTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  /** The solution with something else in place of a piece of it. */
  private static CheckReport changed(Exercise exercise, String old, String replacement) {
    String text = exercise.solution();
    assertThat(text).contains(old);
    return CHECKER.check(exercise, exercise.file(), text.replace(old, replacement));
  }

  private static void says(CheckReport report, String... sentences) {
    assertThat(report.sentences()).containsExactly(sentences);
  }

  @Test
  void aWrongCarryIsRightInShortSentencesOnly() {
    says(
        changed(
            Exercise.RNN,
            "dz.row(t).addProduct(dz.row(t + 1), wh);",
            "dz.row(t).addProduct(dz.row(t + 1).copy().scale(0.7), wh);"),
        "W_y is right; W_h is right only in sentences of one word and two words; W_x and W_e are"
            + " right only in sentences of one word.",
        "From the loss backwards, W_h is the first wrong one: the mistake is in its line, which stands"
            + " in (2) z_t = W_x e_t + W_h h_(t−1), or in what flows into it from the loss.",
        "Where to look: does the gradient reach the previous step, through W_h, and in full?");
  }

  @Test
  void aFactorIsTold() {
    says(
        changed(
            Exercise.RNN,
            "d.wx.addTransposedProduct(dz, pass.e);",
            "d.wx.addTransposedProduct(dz, pass.e).scale(2);"),
        "W_y, W_h and W_e are right; W_x is 2 times what it should be.",
        "Only W_x is wrong: look at what is added to it, it stands in (2) z_t = W_x e_t + W_h h_(t−1).");
    says(
        changed(
            Exercise.RNN,
            "d.wx.addTransposedProduct(dz, pass.e);",
            "d.wx.addTransposedProduct(dz, pass.e).scale(-1);"),
        "W_y, W_h and W_e are right; W_x is of the wrong sign.",
        "Only W_x is wrong: look at what is added to it, it stands in (2) z_t = W_x e_t + W_h h_(t−1).",
        "Where to look: a sign is reversed.");
    says(
        changed(
            Exercise.RNN,
            "d.wx.addTransposedProduct(dz, pass.e);",
            "d.wx.addTransposedProduct(dz, pass.e).scale(1.0 / steps);"),
        "W_y, W_h and W_e are right; W_x is 1/T times what it should be.",
        "Only W_x is wrong: look at what is added to it, it stands in (2) z_t = W_x e_t + W_h h_(t−1).",
        "Where to look: the loss is a mean: divide by T, once.");
    says(
        changed(
            Exercise.RNN,
            "d.wy.addTransposedProduct(ds, pass.h);",
            "d.wy.addTransposedProduct(ds, pass.h).scale(steps);"),
        "W_y is T times what it should be; W_h, W_x and W_e are right.",
        "Only W_y is wrong: look at what is added to it, it stands in (4) s_t = W_y h_t.",
        "Where to look: the loss is a mean: divide by T, once.");
  }

  @Test
  void aTransposedMatrixIsTold() {
    says(
        changed(
            Exercise.LSTM_CELL,
            "sumBackward(forget, pass.in, df.sigmoidBackward(pass.f), d.forget, dIn);",
            "sumBackward(forget, pass.in, df.sigmoidBackward(pass.f), d.forget, dIn);"
                + " d.forget.u.assign(d.forget.u.transposed());"),
        "W_o, U_o, b_o, W_g, U_g, b_g, W_f, b_f, W_i, U_i, b_i, x, h₋ and c₋ are right; U_f is the"
            + " transpose of what it should be.",
        "Only U_f is wrong: look at what is added to it, it stands in (2) f = σ(W_f x + U_f h₋ + b_f).");
  }

  @Test
  void aWordThatComesTwiceIsTold() {
    says(
        changed(
            Exercise.RNN,
            "d.we.scatterAdd(1, pass.x, de);",
            "java.util.Set<Integer> seen = new java.util.HashSet<>();"
                + " for (int t = 0; t < steps; t++) {"
                + " if (seen.add(pass.x[t])) { d.we.row(pass.x[t]).add(de.row(t)); } }"),
        "W_y, W_h and W_x are right; W_e is wrong only in sentences of four words, one"
            + " repeated.",
        "Only W_e is wrong: look at what is added to it, it stands in (1) e_t = W_e[x_t].",
        "Where to look: a word that occurs twice uses one row of W_e twice: are its two gradients"
            + " added, or does the second overwrite the first?");
  }

  @Test
  void aStepThatIsTreatedOtherwiseIsTold() {
    says(
        changed(
            Exercise.RNN,
            "d.we.scatterAdd(1, pass.x, de);",
            "de.row(0).scale(3); d.we.scatterAdd(1, pass.x, de);"),
        "W_y, W_h and W_x are right; W_e is wrong only at step 0.",
        "Only W_e is wrong: look at what is added to it, it stands in (1) e_t = W_e[x_t].");
  }

  @Test
  void whatHasNoPatternIsLookedForAtItsEquation() {
    says(
        changed(
            Exercise.FEED_FORWARD,
            "d.by.addColumnSums(ds);",
            "d.by.addColumnSums(ds).addColumnSums(pass.logP);"),
        "W_y, W_x, b_x and W_e are right; b_y is wrong.",
        "Only b_y is wrong: look at what is added to it, it stands in (4) s = W_y h + b_y.");
  }
}
