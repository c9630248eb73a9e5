package dev.unfold.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unfold.corpus.Tagset;
import dev.unfold.pipeline.AnnotatedSentence;
import dev.unfold.pipeline.Pipeline;
import dev.unfold.tagger.TaggedWord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EnglishModelTest {
  private static Pipeline english;

  @BeforeAll
  static void load() {
    assumeTrue(EnglishModel.isIncluded(), "no model in this build: english/build writes it");
    english = EnglishModel.load();
  }

  @Test
  void rawTextBecomesSentencesWithTagsAndLemmas() {
    String text = "Dr. Smith can't come, e.g. at 10 a.m. on Monday. He's ill.";
    List<AnnotatedSentence> sentences = english.annotate(text);
    assertThat(sentences)
        .extracting(AnnotatedSentence::text)
        .containsExactly("Dr. Smith can't come, e.g. at 10 a.m. on Monday.", "He's ill.");
    assertThat(sentences.get(0).words())
        .extracting(TaggedWord::form)
        .containsExactly(
            "Dr.", "Smith", "ca", "n't", "come", ",", "e.g.", "at", "10", "a.m.", "on", "Monday",
            ".");
    assertThat(sentences.get(1).words())
        .extracting(TaggedWord::lemma)
        .containsExactly("he", "be", "ill", ".");
    assertThat(sentences.get(1).words().get(1).upos()).isEqualTo("AUX");
  }

  @Test
  void itGivesAllColumns() {
    assertThat(english.tagger().columns())
        .containsExactly(Tagset.UPOS, Tagset.XPOS, Tagset.FEATS, Tagset.LEMMA);
  }

  @Test
  void itIsSmallEnoughForARepository() throws IOException {
    try (InputStream in = EnglishModel.open()) {
      assertThat(in.readAllBytes().length).isBetween(1 << 20, 12_000_000);
    }
  }
}
