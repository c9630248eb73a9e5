package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.SharedData;
import dev.unfold.score.Rates;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.CorpusTagging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people have them, from public reports on other readers, in the folder of shared data. */
final class FieldFilesTest {
  private final List<String> warnings = new ArrayList<>();

  private static Path file(String name) {
    return SharedData.file("field/" + name);
  }

  private CorpusProfile profile(String name, int word, int tag) {
    CorpusLayout layout =
        CorpusLayout.of(Tagset.UPOS)
            .withFormat(CorpusFormat.COLUMNS)
            .withWordColumn(word)
            .withTagColumn(tag);
    return CorpusProfile.of(file(name), layout, warnings::add);
  }

  @Test
  void commentsOfATabFileAreNoWords() {
    CorpusProfile profile = profile("germ3.tsv", 2, 3);
    assertThat(profile.tokens()).isEqualTo(4);
    assertThat(profile.words()).doesNotContainKeys("n-tv.de", "sent_id");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("read as comments (2: lines 1, 5)");
  }

  @Test
  void aCommentWithATabIsNoWord() {
    CorpusLayout layout = CorpusLayout.of(Tagset.UPOS).withTagColumn(4);
    CorpusProfile profile = CorpusProfile.of(file("multiconer.conll"), layout, warnings::add);
    assertThat(profile.format()).contains(CorpusFormat.COLUMNS);
    assertThat(profile.tokens()).isEqualTo(4);
    assertThat(profile.words()).containsKey("playlist").doesNotContainKey("#");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).contains("read as columns: 4 columns separated by blanks");
    assertThat(warnings.get(1)).contains("read as comments (1: line 1)");
  }

  @Test
  void documentMarksAreNoSentences() throws IOException {
    CorpusProfile profile = profile("conll03.txt", 1, 4);
    assertThat(profile.sentences()).isEqualTo(2);
    assertThat(profile.tokens()).isEqualTo(6);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("-DOCSTART- begins a document");
  }

  @Test
  void aStrayLabelDoesNotHideTheScheme() {
    CorpusProfile profile = profile("typo.tsv", 1, 2);
    assertThat(profile.labels().scheme()).contains(LabelScheme.IOB2);
    assertThat(profile.labels().odd())
        .extracting(LabelCounts.OddLabel::tag)
        .contains("0")
        .doesNotContain("O", "B-PER");
    assertThat(profile.spans()).containsKeys("PER", "LOC").doesNotContainKey("");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("0 (1, line 6)");
  }

  @ParameterizedTest
  @CsvSource({"bmes_gold.tsv, IOBES, PER=1", "suf_gold.tsv, IOB2, PER=1"})
  void otherSpellingsOfLabelsAreKnown(String name, LabelScheme scheme, String span) {
    CorpusProfile profile = profile(name, 1, 2);
    assertThat(profile.labels().scheme()).contains(scheme);
    assertThat(profile.spans().toString()).contains(span);
    assertThat(profile.labels().odd()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void aSpanWhereGoldHasNoneIsCounted() {
    CorpusLayout layout = CorpusLayout.of(Tagset.UPOS).withFormat(CorpusFormat.COLUMNS);
    List<Sentence> gold = layout.read(file("allo.tsv"), warnings::add);
    List<List<String>> found =
        layout.read(file("allo_p.tsv"), warnings::add).stream().map(Sentence::tags).toList();
    CorpusScores scores =
        CorpusScores.of(gold, new CorpusTagging("given", found, Optional.empty()), word -> true);
    Rates x = scores.spans().orElseThrow().perType().get("X");
    assertThat(x).isEqualTo(new Rates(0, 1, 0));
  }

  @Test
  void columnsOfConlluPlusAreFoundByTheirNames() {
    CorpusLayout upos = CorpusLayout.of(Tagset.UPOS);
    Path file = file("plus.conllup");
    assertThat(upos.format(file)).isEqualTo(CorpusFormat.CONLLUP);
    assertThat(upos.read(file, warnings::add).get(0).tags()).containsExactly("DET", "NOUN", "VERB");
    assertThat(upos.withTagColumn(4).read(file, warnings::add).get(0).tags())
        .containsExactly("*", "*", "1:VID");
    assertThatThrownBy(() -> CorpusLayout.of(Tagset.XPOS).read(file, warnings::add))
        .hasMessageContaining("has no column XPOS, only ID FORM UPOS PARSEME:MWE");
    assertThat(warnings).isEmpty();
  }

  @Test
  void blanksAtTheEndsOfCellsAreLeftOut() {
    CorpusProfile profile = profile("tsp.tsv", 1, 2);
    assertThat(profile.tags()).containsOnlyKeys("B-X", "O");
    assertThat(profile.words()).containsKey("d");
    assertThat(warnings.get(0)).contains("blanks at its ends").contains("(3 in the file)");
  }

  @Test
  void vectorsOfBlankWordsAreReadOrSkipped() {
    WordVectors wide = WordVectors.first(file("v_u3000.vec"), 10, warnings::add);
    assertThat(wide.words()).containsExactly("the", "\u3000", "of");
    assertThat(warnings).isEmpty();
    WordVectors tab = WordVectors.first(file("vtab.vec"), 10, warnings::add);
    assertThat(tab.words()).containsExactly("the", "of");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("the word before the numbers is blank; row left out (1)");
  }

  @Test
  void aCommentWithoutABlankBeginsConllu() {
    try (Lines lines = Lines.open(file("hash_no_blank.txt"), warnings::add)) {
      FormatGuess guess = FormatGuess.ofUntagged(lines.first(FormatGuess.LINES), tag -> false);
      assertThat(guess.format()).isEqualTo(CorpusFormat.CONLLU);
      assertThat(guess.message()).isPresent();
    }
  }

  @Test
  void guessesOfAnEarlierRunAreReplaced() throws IOException {
    StringBuilder once = new StringBuilder();
    StringBuilder twice = new StringBuilder();
    Annotation annotation =
        new Annotation(
            List.of("DET", "NOUN", "VERB"),
            List.of(),
            List.of(),
            List.of(new Annotation.Guess(List.of("DET", "NOUN", "VERB"), 0.5)));
    try (SentenceReader reader =
        CorpusFormat.CONLLU.reader(Lines.open(file("misc.conllu"), warnings::add))) {
      CorpusFormat.CONLLU.writer(once, Tagset.UPOS).write(reader.next(), annotation);
    }
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(new Source(once.toString()).lines())) {
      CorpusFormat.CONLLU.writer(twice, Tagset.UPOS).write(reader.next(), annotation);
    }
    assertThat(twice.toString()).isEqualTo(once.toString()).containsOnlyOnce("# best_1");
  }
}
