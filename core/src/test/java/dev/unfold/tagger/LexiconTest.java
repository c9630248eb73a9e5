package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.JointPlan;
import dev.unfold.nn.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LexiconTest {
  private final Lexicon lexicon =
      Lexicon.of(
          List.of(
              Sentence.of(List.of("The", "cat", "the"), List.of("D", "N", "D")),
              Sentence.of(List.of("car", "x"), List.of("N", "X"))));

  @Test
  void upperAndLowerCaseAreOneWordButFormsAreKept() {
    assertThat(lexicon.forms().entries())
        .containsExactly(Vocabulary.UNKNOWN, "The", "cat", "the", "car", "x");
    Words words = lexicon.read(List.of("THE", "the", "cat", "dog", "x"));
    assertThat(words.ids()).containsExactly(1, 1, 2, 0, 4);
  }

  @Test
  void affixesAndLettersOfSeveralWordsHaveIds() {
    // ^t e$ ^th he$ ^the the$ ~the of The and the; ^c ^ca of cat and car; #x of four words
    JointPlan.Sizes sizes = lexicon.sizes(List.of());
    assertThat(sizes.words()).isEqualTo(5);
    assertThat(sizes.affixes()).isEqualTo(10);
    // a c h e, and t of cat and the; T r x stand in one word each
    assertThat(sizes.letters()).isEqualTo(1 + 5);
    Words words = lexicon.read(List.of("cab", "Q", "there"));
    assertThat(words.features()[0]).hasSize(3).doesNotHaveDuplicates();
    assertThat(words.features()[1]).isEmpty();
    assertThat(words.features()[2]).contains(words.features()[0][2]);
    assertThat(words.letters()[0]).hasSize(3).endsWith(0).doesNotHaveDuplicates();
    assertThat(words.letters()[1]).containsExactly(0);
    assertThat(words.letters()[2]).contains(0).hasSize(5);
  }

  @Test
  void idsFollowFromTheListsAlone() {
    Lexicon again = new Lexicon(lexicon.forms(), lexicon.features(), lexicon.letters());
    List<String> some = List.of("the", "There", "cars", "zebra");
    assertThat(again.read(some).ids()).isEqualTo(lexicon.read(some).ids());
    assertThat(again.read(some).features()).isDeepEqualTo(lexicon.read(some).features());
    assertThat(again.read(some).letters()).isDeepEqualTo(lexicon.read(some).letters());
  }

  @Test
  void wordsThatShareNothingStillMakeALexicon() {
    Lexicon lone = Lexicon.of(List.of(Sentence.of(List.of("a", "!"), List.of("X", "X"))));
    JointPlan.Sizes sizes = lone.sizes(List.of());
    assertThat(List.of(sizes.words(), sizes.affixes(), sizes.letters())).containsExactly(3, 1, 1);
    assertThat(lone.read(List.of("a")).features()[0]).isEmpty();
  }
}
