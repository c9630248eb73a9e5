package dev.unfold.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MultiwordRulesTest {
  private static final MultiwordRules RULES =
      MultiwordRules.of(
          List.of(
              token("don't", "do", "n't"),
              token("Na", "Em", "a"),
              token("dessas", "de", "essas"),
              token("vê-lo", "ver", "lo"),
              token("pl", "p", "l"),
              token("pl", "p", "l"),
              token("pl", "pe", "l"),
              token("alone", "alone")));

  private static TreebankToken token(String form, String... words) {
    return new TreebankToken(form, List.of(words), true);
  }

  @Test
  void splitsAsTrainingDid() {
    assertThat(RULES.split("don't")).containsExactly("do", "n't");
    assertThat(RULES.split("na")).containsExactly("em", "a");
    assertThat(RULES.split("pl")).as("the most frequent way").containsExactly("p", "l");
  }

  @Test
  void keepsTheCaseOfTheForm() {
    assertThat(RULES.split("DON'T")).containsExactly("DO", "N'T");
    assertThat(RULES.split("NA")).containsExactly("EM", "A");
    assertThat(RULES.split("Na")).containsExactly("Em", "a");
  }

  @Test
  void splitsUnseenTokensByEndingOrBeginning() {
    assertThat(RULES.split("Couldn't")).containsExactly("Could", "n't");
    assertThat(RULES.split("dê-lo")).containsExactly("der", "lo");
    assertThat(RULES.split("desses")).containsExactly("de", "esses");
  }

  @Test
  void leavesATokenWholeWithoutARule() {
    assertThat(RULES.split("xyz")).containsExactly("xyz");
    assertThat(RULES.split("")).containsExactly("");
  }
}
