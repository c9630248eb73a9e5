package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts checked by hand. */
final class ExamTest {
  /** Words unseen in training: Apple (but apple is seen), bought, Zzz. */
  private static final String TEST =
      """
      1\tApple\t_\tPROPN\tNNP\t_\t_\t_\t_\t_
      2\tbought\t_\tVERB\tVBD\t_\t_\t_\t_\t_
      3-4\tof it\t_\t_\t_\t_\t_\t_\t_\t_
      3\tthe\t_\tDET\tDT\t_\t_\t_\t_\t_
      4\tapple\t_\tNOUN\tNN\t_\t_\t_\t_\t_
      4.1\tnot\t_\tPART\tRB\t_\t_\t_\t_\t_

      1\tZzz\t_\tINTJ\tUH\t_\t_\t_\t_\t_
      """;

  @TempDir private Path folder;

  private Exam exam(Tagset tagset) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conllu"), TEST);
    CorpusLayout layout = Texts.layout(tagset);
    Sentence train = Sentence.of(List.of("the", "apple"), List.of("DET", "NOUN"));
    return new Exam(List.of(train), layout.read(file, warning -> {}));
  }

  @Test
  void unknownFormsAndWordsUnknownInAnyCaseAreCountedSeparately() throws IOException {
    List<List<String>> given = List.of(List.of("NOUN", "VERB", "DET", "NOUN"), List.of("X"));
    Exam.Marks marks = exam(Tagset.UPOS).mark("somebody", given);
    assertThat(marks.byForm().tokens()).isEqualTo(5);
    assertThat(marks.byForm().right()).isEqualTo(3);
    assertThat(marks.byForm().unknownTokens()).as("Apple, bought, Zzz").isEqualTo(3);
    assertThat(marks.byForm().unknownRight()).as("bought").isEqualTo(1);
    assertThat(marks.inAnyCase().right()).isEqualTo(3);
    assertThat(marks.inAnyCase().unknownTokens()).as("bought, Zzz").isEqualTo(2);
    assertThat(marks.inAnyCase().unknownRight()).isEqualTo(1);
  }

  @Test
  void tagsComeFromTheColumnOfTheTagset() throws IOException {
    List<List<String>> given = List.of(List.of("NNP", "VBD", "DT", "NN"), List.of("UH"));
    assertThat(exam(Tagset.XPOS).mark("somebody", given).byForm().right()).isEqualTo(5);
  }

  @Test
  void theTextNamesTheNumbersOfUnknownWords() throws IOException {
    assertThat(exam(Tagset.UPOS))
        .hasToString("5 words to tag, 3 of a form unseen in training, 2 unseen in any letter case");
  }

  @Test
  void aTaggerThatLosesWordsIsRejected() throws IOException {
    Exam exam = exam(Tagset.UPOS);
    assertThatThrownBy(() -> exam.mark("somebody", List.of(List.of("X"))))
        .isInstanceOf(ModelException.class)
        .hasMessage("somebody: gave 1 sentences of 2, expected one tag per word");
    assertThatThrownBy(() -> exam.mark("somebody", List.of(List.of("X"), List.of("X"))))
        .isInstanceOf(ModelException.class)
        .hasMessage("somebody: gave 1 tags for sentence 1 of 4 words, expected one tag per word");
  }
}
