package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Sentence;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the bench sets of CoreNLP's training by itself. */
final class CoreNlpTest {
  private static List<Sentence> words(String tag, int different) {
    return IntStream.range(0, 2 * different)
        .mapToObj(i -> Sentence.of(List.of(tag + i / 2), List.of(tag)))
        .toList();
  }

  @Test
  void tagsOfFewWordsAreClosed() {
    List<Sentence> sentences =
        Stream.of(words("NN", 40), words("UH", 39), words(".", 1)).flatMap(List::stream).toList();
    assertThat(CoreNlp.closedClassTags(sentences)).containsExactly(".", "UH", ".$$.");
    assertThat(CoreNlp.closedClassTags(words("UH", 39))).as("no other tag").isEmpty();
    assertThat(CoreNlp.closedClassTags(words("NN", 40))).containsExactly(".$$.");
  }
}
