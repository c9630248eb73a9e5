package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.corpus.Tagset;
import dev.unfold.score.PairedBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation and comparison as a Java user writes them, with numbers by hand. */
final class TaggingComparisonTest {
  private static final List<Sentence> GOLD =
      List.of(
          sentence("Ann sees New York .", "B-PER O B-LOC I-LOC O"),
          sentence("Bo runs", "B-PER O"),
          sentence("Rain", "O"));

  @TempDir private Path folder;

  private static Sentence sentence(String words, String tags) {
    return Sentence.of(List.of(words.split(" ")), List.of(tags.split(" ")));
  }

  private static List<String> tags(String tags) {
    return List.of(tags.split(" "));
  }

  /** Right on 5 of 8 tokens: the place is found in part, the second person not. */
  private static final CorpusTagging FIRST =
      CorpusTagging.of("first", List.of(tags("B-PER O O B-LOC O"), tags("O O"), tags("O")));

  /** Right on 7 of 8 tokens. */
  private static final CorpusTagging SECOND =
      CorpusTagging.of("second", List.of(tags("B-PER O B-LOC I-LOC O"), tags("O O"), tags("O")));

  @Test
  void scoresCountTagsSpansAndKnownWords() {
    CorpusScores scores = CorpusScores.of(GOLD, FIRST, word -> !word.equals("York"));
    assertThat(scores.tags().accuracy()).isEqualTo(5 / 8.0);
    assertThat(scores.tags().unknownAccuracy()).isZero();
    assertThat(scores.tags().knownAccuracy()).isEqualTo(5 / 7.0);
    assertThat(scores.spans().orElseThrow().all().precision()).isEqualTo(1 / 2.0);
    assertThat(scores.spans().orElseThrow().all().recall()).isEqualTo(1 / 3.0);
    assertThat(scores.calibration()).isEmpty();
  }

  @Test
  void tagsThatAreNotLabelsHaveNoSpans() {
    List<Sentence> gold = List.of(sentence("The dog", "DET NOUN"));
    CorpusTagging tagging = CorpusTagging.of("tags", List.of(tags("DET VERB")));
    assertThat(CorpusScores.of(gold, tagging, word -> true).spans()).isEmpty();
  }

  @Test
  void aComparisonNamesTheBetterOneAndTheDifferences() {
    TaggingComparison both = TaggingComparison.of(GOLD, FIRST, SECOND, word -> true);
    assertThat(both.secondScores().tags().accuracy()).isEqualTo(7 / 8.0);
    assertThat(both.comparison().mcNemar().secondOnly()).isEqualTo(2);
    assertThat(both.comparison().mcNemar().firstOnly()).isZero();
    PairedBootstrap accuracy = both.comparison().accuracy(1_000, 1);
    assertThat(accuracy.difference()).isEqualTo(-2 / 8.0, within(1e-12));
    assertThat(both.differences())
        .containsExactly(
            new TaggingComparison.Difference(
                1, GOLD.get(0), FIRST.tags().get(0), SECOND.tags().get(0)));
  }

  @Test
  void aTaggerIsEvaluatedWithItsConfidence() {
    Tagger tagger = SmallTraining.tagger();
    List<Sentence> gold = SmallTraining.corpus().of(Part.DEV);
    List<Integer> progress = new ArrayList<>();
    CorpusTagging tagging = CorpusTagging.by("m", Decoder.of(tagger), gold, progress::add);
    CorpusScores scores = CorpusScores.of(gold, tagging, tagger.words()::contains);
    Evaluation expected = new Evaluation();
    expected.add(tagger, gold);
    assertThat(scores.tags().right()).isEqualTo(expected.right());
    assertThat(scores.tags().unknownRight()).isEqualTo(expected.unknownRight());
    assertThat(scores.calibration().orElseThrow().error()).isBetween(0.0, 1.0);
    assertThat(progress.stream().mapToInt(Integer::intValue).sum()).isEqualTo(gold.size());
    assertThat(CorpusTagging.by("m", Decoder.of(tagger), gold)).isEqualTo(tagging);
  }

  @Test
  void aTaggedFileIsComparedSentenceBySentence() throws IOException {
    Path file = Files.writeString(folder.resolve("theirs.txt"), "Ann N\nruns V\n\nRain N\n\n");
    List<Sentence> gold = List.of(sentence("Ann runs", "N V"), sentence("Rain", "N"));
    try (SentenceReader found = CorpusLayout.of(Tagset.UPOS).open(file, warning -> {})) {
      assertThat(CorpusTagging.in("theirs", found, gold, "gold").tags())
          .containsExactly(tags("N V"), tags("N"));
    }
  }

  @Test
  void aFileOfOtherSentencesIsRefused() {
    assertRefused(List.of(GOLD.get(0)), "theirs: holds 1 sentence, expected 3 as in gold");
    assertRefused(
        List.of(GOLD.get(0), GOLD.get(1), GOLD.get(2), GOLD.get(2)),
        "theirs:0: a sentence more than the 3 of gold");
    assertRefused(
        List.of(GOLD.get(0), sentence("Bo ran", "X X"), GOLD.get(2)),
        "theirs:0: in this sentence word 2 is \"ran\", but \"runs\" in gold; expected the same"
            + " words");
    assertRefused(
        List.of(GOLD.get(0), sentence("Bo", "X"), GOLD.get(2)),
        "theirs:0: in this sentence word 2 is missing, but \"runs\" in gold; expected the same"
            + " words");
  }

  private static void assertRefused(List<Sentence> found, String message) {
    Iterator<Sentence> sentences = found.iterator();
    assertThatThrownBy(() -> CorpusTagging.in("theirs", sentences, GOLD, "gold"))
        .isInstanceOf(CorpusException.class)
        .hasMessage(message);
  }
}
