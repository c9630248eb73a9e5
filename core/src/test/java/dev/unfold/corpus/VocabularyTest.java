package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private static final List<String> WORDS =
      List.of("the", "cat", "The", "cat", "e\u0301", "é", "the");

  @Test
  void idsAreInTheOrderOfFirstOccurrence() {
    Vocabulary vocabulary = Vocabulary.of(WORDS);
    assertThat(vocabulary.entries()).containsExactly("the", "cat", "The", "e\u0301", "é");
    assertThat(vocabulary.size()).isEqualTo(5);
    assertThat(vocabulary.ids(WORDS)).containsExactly(0, 1, 2, 1, 3, 4, 0);
    for (int id = 0; id < 5; id++) {
      assertThat(vocabulary.id(vocabulary.get(id))).isEqualTo(id);
    }
  }

  @Test
  void withoutAnUnknownWordEveryOtherStringIsMissing() {
    Vocabulary vocabulary = Vocabulary.of(WORDS);
    assertThat(vocabulary.id("dog")).isEqualTo(Vocabulary.MISSING).isEqualTo(-1);
    assertThat(vocabulary.id(Vocabulary.UNKNOWN)).isEqualTo(-1);
    assertThat(vocabulary.contains("dog")).isFalse();
    assertThat(vocabulary.contains("cat")).isTrue();
  }

  @Test
  void withAnUnknownWordEveryOtherStringHasItsId() {
    Vocabulary vocabulary = Vocabulary.withUnknown(WORDS);
    assertThat(vocabulary.entries()).startsWith(Vocabulary.UNKNOWN, "the", "cat");
    assertThat(vocabulary.ids(List.of("cat", "dog", "", Vocabulary.UNKNOWN)))
        .containsExactly(2, 0, 0, 0);
    assertThat(vocabulary.contains("dog")).isFalse();
    assertThat(new Vocabulary(vocabulary.entries()).id("dog"))
        .as("made again from its entries")
        .isZero();
  }

  @Test
  void theUnknownWordInTheTextIsTheUnknownWord() {
    Vocabulary vocabulary = Vocabulary.withUnknown(List.of("a", Vocabulary.UNKNOWN, "b"));
    assertThat(vocabulary.entries()).containsExactly(Vocabulary.UNKNOWN, "a", "b");
  }

  @Test
  void aVocabularyMayBeEmpty() {
    assertThat(Vocabulary.of(List.of()).size()).isZero();
    assertThat(Vocabulary.of(List.of()).id("a")).isEqualTo(Vocabulary.MISSING);
    assertThat(Vocabulary.withUnknown(List.of()).entries()).containsExactly(Vocabulary.UNKNOWN);
  }

  @Test
  void aRepeatedEntryIsRefused() {
    assertThatThrownBy(() -> new Vocabulary(List.of("a", "b", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vocabulary: \"a\" occurs twice");
  }

  @Test
  void entriesAreCopied() {
    List<String> entries = new ArrayList<>(List.of("a", "b"));
    Vocabulary vocabulary = new Vocabulary(entries);
    entries.set(0, "c");
    assertThat(vocabulary.get(0)).isEqualTo("a");
    assertThatThrownBy(() -> vocabulary.entries().add("d"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
