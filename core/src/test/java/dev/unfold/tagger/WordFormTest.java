package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordFormTest {
  @Test
  void affixesAndTrigramsAreOfLowerCase() {
    assertThat(new WordForm("Runners").features())
        .containsExactly(
            "^r", "s$", "^ru", "rs$", "^run", "ers$", "^runn", "ners$", "^runne", "nners$", "~run",
            "~unn", "~nne", "~ner", "~ers", "#Xx", "!1Xx", "!2Xx", "!3Xx");
    assertThat(new WordForm("an").features())
        .containsExactly("^a", "n$", "^an", "an$", "#x", "!1x", "!2x", "!3x");
    assertThat(new WordForm("").features()).containsExactly("#");
  }

  @Test
  void aLetterMayTakeTwoCharacters() {
    assertThat(new WordForm("🙂é").features())
        .containsExactly("^🙂", "é$", "^🙂é", "🙂é$", "#🙂x", "!1x", "!2x", "!3x");
    assertThat(new WordForm("🙂é").letters()).containsExactly("🙂", "é");
  }

  @ParameterizedTest
  @CsvSource({
    "the, #x",
    "NASA, #X",
    "McDonald, #XxXx",
    "x-ray's, #x-x'x",
    "3.14, #d.d",
    "www.a1.b2.c3.d4, #x.xd.xd.",
    "東京, #o",
    "किताब, #o",
    "é, #x",
    "... , #."
  })
  void shapesTellKindsOfCharacters(String word, String shape) {
    assertThat(new WordForm(word).features()).contains(shape);
  }

  @ParameterizedTest
  @CsvSource({
    "the, x",
    "NASA, X",
    "I, X",
    "McDonald, Xx",
    "Hà Nội, Xx",
    "Hà nội, Xx x",
    "iPod, xX",
    "x-Ray, xX"
  })
  void caseIsCountedThreeTimes(String word, String letterCase) {
    assertThat(new WordForm(word).features())
        .endsWith("!1" + letterCase, "!2" + letterCase, "!3" + letterCase);
  }

  @Test
  void aWordWithoutCaseHasNone() {
    for (String word : new String[] {"3.14", "東京", "किताब", "..."}) {
      assertThat(new WordForm(word).features()).noneMatch(feature -> feature.startsWith("!"));
    }
  }

  @Test
  void aWordInEachCase() {
    WordForm word = new WordForm("éTé");
    assertThat(Arrays.stream(WordForm.Case.values()).map(word::in))
        .containsExactly("éTé", "été", "ÉTÉ", "ÉTé");
    assertThat(new WordForm("").in(WordForm.Case.CAPITALISED)).isEmpty();
    assertThat(new WordForm("𐐨x").in(WordForm.Case.CAPITALISED)).isEqualTo("𐐀x");
  }

  @Test
  void theTurkishLocaleChangesNothing() {
    assertThat(new WordForm("TITLE").lower()).isEqualTo("title");
  }

  @Test
  void endsOfALongWordAreRead() {
    String word = "abcdefghijklmnopq" + "-".repeat(300_000) + "ABCDEFGHIJKLMNOPQ";
    assertThat(String.join("", new WordForm(word).letters()))
        .isEqualTo("abcdefghijklmnopBCDEFGHIJKLMNOPQ");
    assertThat(new WordForm(word).features())
        .contains("^abcde", "mnopq$", "~opb")
        .hasSize(10 + 30 + 1 + 3);
    String pairs = "🙂".repeat(100);
    assertThat(new WordForm(pairs).letters()).hasSize(32).containsOnly("🙂");
    assertThat(new WordForm("x".repeat(32)).letters()).hasSize(32);
    assertThat(new WordForm("x".repeat(33)).letters()).hasSize(32);
  }

  @Test
  void anyTextIsAWord() {
    Random random = TestSeed.random();
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(80); c > 0; c--) {
        text.append((char) random.nextInt(0x10000));
      }
      WordForm word = new WordForm(text.toString());
      assertThat(word.letters().size()).isLessThanOrEqualTo(WordForm.MAX_LETTERS);
      assertThat(word.features()).isNotEmpty().hasSizeLessThanOrEqualTo(44);
    }
  }
}
