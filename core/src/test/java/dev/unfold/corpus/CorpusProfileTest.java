package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusProfileTest {
  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  private CorpusProfile profile(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return CorpusProfile.of(file, CorpusLayout.of(Tagset.UPOS), warnings::add);
  }

  @Test
  void columnsWordsAndTags() throws IOException {
    CorpusProfile profile =
        profile(
            "a.conllu",
            "1\tA\ta\tDET\tDT\t_\t0\t_\t_\t_\n2\tdog\tdog\t_\tNN\t_\t0\t_\t_\t_\n\n1\tA\t_\tDET\tDT\t_\t0\t_\t_\t_\n\n");
    assertThat(profile.format()).contains(CorpusFormat.CONLLU);
    assertThat(profile.wordColumn()).isEqualTo(2);
    assertThat(profile.tagColumn()).isEqualTo(4);
    assertThat(profile.sentences()).isEqualTo(2);
    assertThat(profile.tokens()).isEqualTo(3);
    assertThat(profile.longest()).isEqualTo(2);
    assertThat(profile.words()).isEqualTo(Map.of("A", 2, "dog", 1));
    assertThat(profile.tags()).isEqualTo(Map.of("DET", 2));
    assertThat(profile.untagged()).isEqualTo(1);
    assertThat(profile.first().words()).containsExactly("A", "dog");
    assertThat(profile.columns()).hasSize(10);
    ColumnProfile lemmas = profile.columns().get(2);
    assertThat(lemmas.number()).isEqualTo(3);
    assertThat(lemmas.filled()).isEqualTo(2);
    assertThat(lemmas.different()).isEqualTo(2);
    assertThat(lemmas.examples(1)).containsExactly("a");
    assertThat(profile.columns().get(9).filled()).isZero();
    assertThat(profile.labels().scheme()).isEmpty();
  }

  @Test
  void labelsAndBlanksBetweenColumns() throws IOException {
    CorpusProfile profile =
        profile("a.txt", "New NNP B-LOC\nYork NNP I-LOC\n. . O\n\nOslo NNP I-LOC\n\n");
    assertThat(profile.columns()).hasSize(3);
    assertThat(profile.tagColumn()).isEqualTo(3);
    assertThat(profile.columns().get(1).examples(5)).containsExactly("NNP", ".");
    assertThat(profile.labels().scheme()).contains(LabelScheme.IOB2);
    assertThat(profile.labels().violations(LabelScheme.IOB2)).isEqualTo(1);
    assertThat(profile.labels().firstViolation(LabelScheme.IOB2)).isEqualTo(2);
    assertThat(profile.spans()).isEqualTo(Map.of("LOC", 2));
  }

  @Test
  void overlapWithATrainingPart() throws IOException {
    CorpusProfile train = profile("t.txt", "a X\nb Y\n\nab X\n\na X\n\n");
    CorpusProfile dev = profile("d.txt", "a X\nb Z\n\nab X\n\nb Y\na X\n\nc W\nc Z\n\nab X\n\n");
    assertThat(dev.beside(train))
        .isEqualTo(new CorpusProfile.Overlap(false, 3, 4, 2, 1, Map.of("Z", 2, "W", 1)));
    assertThat(train.beside(train))
        .isEqualTo(new CorpusProfile.Overlap(true, 3, 4, 0, 0, Map.of()));
  }

  @Test
  void sentencesInMemoryAreCountedLikeThoseOfAFile() throws IOException {
    Sentence one = Sentence.of(List.of("a", "b"), List.of("X", "Y"));
    Sentence other = Sentence.of(List.of("c"), List.of("Z"));
    Corpus corpus = Corpus.of(List.of(one, one), List.of(one, other), List.of());
    CorpusProfile train = CorpusProfile.of(corpus, Part.TRAIN);
    CorpusProfile file = profile("t.txt", "a X\nb Y\n\na X\nb Y\n\n");
    assertThat(train.words()).isEqualTo(file.words());
    assertThat(train.tags()).isEqualTo(file.tags());
    assertThat(train.beside(file).same()).isTrue();
    assertThat(train.format()).isEmpty();
    assertThat(train.columns()).isEmpty();
    CorpusProfile.Overlap dev = CorpusProfile.of(corpus, Part.DEV).beside(train);
    assertThat(dev).isEqualTo(new CorpusProfile.Overlap(false, 1, 2, 1, 1, Map.of("Z", 1)));
    assertThat(dev.unseenTagTokens()).isEqualTo(1);
    CorpusProfile.Overlap none = CorpusProfile.of(corpus, Part.TEST).beside(train);
    assertThat(none).isEqualTo(new CorpusProfile.Overlap(false, 0, 0, 0, 0, Map.of()));
  }

  @Test
  void vectorsAreCountedByTokenAndByWord() throws IOException {
    Path file = Files.writeString(folder.resolve("v.vec"), "a 1\nthe 2\nmore 3\n");
    CorpusProfile profile = profile("t.txt", "The D\na N\nA N\nThe D\nthe D\nx N\n\n");
    WordVectors vectors = WordVectors.read(file, profile.words().keySet(), warnings::add);
    assertThat(profile.coverage(vectors)).isEqualTo(new CorpusProfile.Coverage(2, 5, 4));
  }

  @Test
  void filesWithoutSentencesAreRefused() {
    assertThatThrownBy(() -> profile("e.conllu", "# only a comment\n\n"))
        .isInstanceOf(CorpusException.class)
        .hasMessage(folder.resolve("e.conllu") + ": no sentences found, expected at least one");
    assertThatThrownBy(() -> profile("n.txt", "one\n"))
        .hasMessageContaining("n.txt:1: expected at least 2 columns, found 1");
  }

  /** UD English-EWT, with figures from a few lines of Python over its files. */
  @Tag("slow")
  @Test
  void countsOfATreebank() {
    CorpusLayout layout = CorpusLayout.of(Tagset.UPOS);
    CorpusProfile train =
        CorpusProfile.of(
            SharedData.file("data/en_ewt/en_ewt-ud-train.conllu"), layout, warnings::add);
    CorpusProfile test =
        CorpusProfile.of(
            SharedData.file("data/en_ewt/en_ewt-ud-test.conllu"), layout, warnings::add);
    assertThat(test.tokens()).isEqualTo(25094);
    assertThat(test.sentences()).isEqualTo(2077);
    assertThat(test.tags()).hasSize(17);
    CorpusProfile.Overlap overlap = test.beside(train);
    assertThat(overlap.unknownTokens()).isEqualTo(2292);
    assertThat(overlap.sentences()).isEqualTo(94);
    assertThat(overlap.unseenTags()).isEmpty();
  }
}
