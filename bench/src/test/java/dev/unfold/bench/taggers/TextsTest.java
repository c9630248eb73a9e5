package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of the speed race, and a turn in memory. */
final class TextsTest {
  @TempDir private Path folder;

  private List<Sentence> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("once.conllu"), text);
    return Texts.layout(Tagset.UPOS).read(file, warning -> {});
  }

  @Test
  void sentencesAreRepeatedWholeWithOrWithoutAFinalEmptyLine() throws IOException {
    String open =
        """
        # text = a b
        1\ta\t_\tX\t_\t_\t_\t_\t_\t_
        2\tb\t_\tX\t_\t_\t_\t_\t_\t_

        1\tc\t_\tX\t_\t_\t_\t_\t_\t_
        """;
    Path often = folder.resolve("often.conllu");
    for (String text : List.of(open, open.strip(), open + "\n")) {
      assertThat(Texts.repeat(read(text), 4, often)).isEqualTo(6);
      assertThat(Texts.words(often))
          .containsExactly(List.of("a", "b"), List.of("c"), List.of("a", "b"), List.of("c"));
    }
    assertThat(Files.readString(often)).containsSubsequence("# text = a b", "# text = a b");
  }

  @Test
  void aTurnEndsWithItsWordsOrItsTime() throws IOException {
    List<List<String>> sentences = List.of(List.of("a", "b"), List.of("c"));
    List<Integer> tagged = new ArrayList<>();
    Turn turn = Turn.inMemory(new Counting(tagged), sentences);
    assertThat(turn.run(4, Long.MAX_VALUE)).isEqualTo(5);
    assertThat(tagged).containsExactly(0, 1, 0);
    assertThat(turn.run(4, System.nanoTime() - 1)).isZero();
    assertThat(tagged).hasSize(3);
  }

  /** Records the sentences that it is given. */
  private record Counting(List<Integer> tagged) implements LoadedTagger {
    @Override
    public List<String> tag(List<String> words) {
      return words;
    }

    @Override
    public PreparedSentences prepare(List<List<String>> sentences) {
      return tagged::add;
    }

    @Override
    public Turn turn(Path text) {
      return Turn.inMemory(this, Texts.words(text));
    }
  }
}
