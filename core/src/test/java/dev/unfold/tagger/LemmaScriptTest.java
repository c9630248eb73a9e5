package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LemmaScriptTest {
  @ParameterizedTest
  @CsvSource({
    "flies, fly, 'l0,3,0,y'",
    "dog, dog, 'l0,0,0,'",
    "Dogs, dog, 'l0,1,0,'",
    "JOHN, John, 'c0,0,0,'",
    "Lisbon, Lisbon, 'c0,0,0,'",
    "nasa, NASA, 'u0,0,0,'",
    "McDonald, McDonald, 'k0,0,0,'",
    "gemacht, machen, 'l2,1,0,en'",
    "na, em, '=em'",
    "100, 100, 'l0,0,0,'",
    "was, be, '=be'",
    "kawin, mengawinkan, 'l1,0,4,mengkan'",
    "😀s, 😀, 'l0,1,0,'",
    "İstanbul, istanbul, 'l0,0,0,'"
  })
  void theScriptMakesTheLemma(String form, String lemma, String script) {
    LemmaScript made = LemmaScript.of(form, lemma);
    assertThat(made).hasToString(script);
    assertThat(LemmaScript.parse(script)).isEqualTo(made);
    assertThat(made.lemma(form)).isEqualTo(lemma);
  }

  @Test
  void aScriptServesOtherWordsInEveryCase() {
    LemmaScript plural = LemmaScript.of("flies", "fly");
    assertThat(plural.lemma("TRIES")).isEqualTo("try");
    assertThat(LemmaScript.of("Paris", "Paris").lemma("OSLO")).isEqualTo("Oslo");
  }

  @Test
  void aWordTooShortForTheScriptIsItsOwnLemma() {
    assertThat(LemmaScript.of("flies", "fly").lemma("ies")).isEqualTo("ies");
  }

  @Test
  void otherTextIsRefused() {
    for (String text : new String[] {"", "x0,0,0,", "l0,0", "l0,0,9,a", "l0,99999999999,0,"}) {
      assertThatThrownBy(() -> LemmaScript.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("lemma script: found \"" + text + "\"");
    }
  }
}
