package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of CoreNLP's training that the bench derives from the corpus. */
final class CoreNlpTest {
  /** Each tag with the given number of different words, every word twice. */
  private static List<Sentence> corpus(Map<String, Integer> words) {
    List<Sentence> sentences = new ArrayList<>();
    words.forEach(
        (tag, different) -> {
          for (int i = 0; i < 2 * different; i++) {
            sentences.add(Sentence.of(List.of(tag + i / 2), List.of(tag)));
          }
        });
    return sentences;
  }

  @Test
  void tagsOfFewWordsAreClosed() {
    Map<String, Integer> words = Map.of("NOUN", 40, "INTJ", 39, "PUNCT", 1);
    assertThat(CoreNlp.closedClasses(corpus(words)))
        .isEqualTo(Map.of("closedClassTags", "INTJ PUNCT .$$."));
    assertThat(CoreNlp.closedClasses(corpus(Map.of("INTJ", 39)))).as("no other").isEmpty();
  }

  @Test
  void coreNlpKnowsTheClosedTagsOfThePennTreebank() {
    Map<String, Integer> words =
        Map.of("VB", 1, "VBD", 1, "VBG", 1, "VBN", 1, "VBP", 1, "VBZ", 1, "NN", 50);
    assertThat(CoreNlp.closedClasses(corpus(words))).isEqualTo(Map.of("lang", "english"));
  }
}
