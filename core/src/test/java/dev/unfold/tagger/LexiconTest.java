package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.NetworkPlan;
import dev.unfold.nn.Words;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LexiconTest {
  private final Lexicon lexicon =
      Lexicon.of(
          List.of(
              Sentence.of(List.of("The", "cat", "the"), List.of("D", "N", "D")),
              Sentence.of(List.of("car", "x"), List.of("N", "X"))),
          Optional.empty());

  @Test
  void upperAndLowerCaseAreTwoWordsWithAFeatureInCommon() {
    assertThat(lexicon.forms().entries())
        .containsExactly(Vocabulary.UNKNOWN, "The", "cat", "the", "car", "x");
    Words words = lexicon.read(List.of("THE", "the", "cat", "dog", "x"));
    assertThat(words.ids()).containsExactly(0, 3, 2, 0, 5);
    int the = lexicon.features().id("=the");
    assertThat(words.features()[0]).contains(the);
    assertThat(words.features()[1]).contains(the);
    assertThat(words.features()[2]).doesNotContain(the);
  }

  @Test
  void aWordCanBeReadAsIfLessWereKnownOfIt() {
    List<String> some = List.of("the", "cat");
    Words lower = lexicon.read(some, Lexicon.Knowledge.LOWER_CASE);
    assertThat(lower.ids()).containsExactly(0, 0);
    assertThat(lower.features()).isDeepEqualTo(lexicon.read(some).features());
    Words affixes = lexicon.read(some, Lexicon.Knowledge.AFFIXES);
    assertThat(affixes.ids()).containsExactly(0, 0);
    for (int w = 0; w < 2; w++) {
      int whole = lexicon.features().id("=" + some.get(w));
      assertThat(lower.features()[w]).contains(whole);
      assertThat(affixes.features()[w])
          .doesNotContain(whole)
          .hasSize(lower.features()[w].length - 1);
    }
    assertThat(affixes.letters()).isDeepEqualTo(lower.letters());
  }

  @Test
  void affixesAndLettersOfSeveralWordsHaveIds() {
    // ^t e$ ^th he$ ^the the$ ~the of The and the; ^c ^ca of cat and car; #x !1x !2x !3x of four
    // words;
    // and whole words in lower case: =the =cat =car =x
    NetworkPlan.Sizes sizes = lexicon.sizes(List.of());
    assertThat(sizes.words()).isEqualTo(6);
    assertThat(sizes.affixes()).isEqualTo(10 + 3 + 4);
    // a c h e, and t of cat and the; T r x stand in one word each
    assertThat(sizes.letters()).isEqualTo(1 + 5);
    Words words = lexicon.read(List.of("cab", "Q", "there"));
    assertThat(words.features()[0]).hasSize(3 + 3).doesNotHaveDuplicates();
    assertThat(words.features()[1]).isEmpty();
    assertThat(words.features()[2]).contains(words.features()[0][2]);
    assertThat(words.letters()[0]).hasSize(3).endsWith(0).doesNotHaveDuplicates();
    assertThat(words.letters()[1]).containsExactly(0);
    assertThat(words.letters()[2]).contains(0).hasSize(5);
  }

  @Test
  void idsFollowFromTheListsAlone() {
    Lexicon again =
        new Lexicon(lexicon.forms(), lexicon.features(), lexicon.letters(), Optional.empty());
    List<String> some = List.of("the", "There", "cars", "zebra");
    assertThat(again.read(some).ids()).isEqualTo(lexicon.read(some).ids());
    assertThat(again.read(some).features()).isDeepEqualTo(lexicon.read(some).features());
    assertThat(again.read(some).letters()).isDeepEqualTo(lexicon.read(some).letters());
  }

  @Test
  void wordsThatShareNothingStillMakeALexicon() {
    Lexicon lone =
        Lexicon.of(List.of(Sentence.of(List.of("a", "!"), List.of("X", "X"))), Optional.empty());
    NetworkPlan.Sizes sizes = lone.sizes(List.of());
    assertThat(List.of(sizes.words(), sizes.affixes(), sizes.letters())).containsExactly(3, 2, 1);
    assertThat(lone.read(List.of("a")).features()[0]).containsExactly(lone.features().id("=a"));
    assertThat(lone.read(List.of("b")).features()[0]).isEmpty();
  }
}
