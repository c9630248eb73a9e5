package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LemmatizerTest {
  private static final List<Sentence> TRAIN =
      Conllu.sentences(
          "saw/VERB/_/_/see saws/NOUN/_/_/saw saw/NOUN/_/_/saw"
              + " | found/VERB/_/_/find found/VERB/_/_/find found/VERB/_/_/found dogs/NOUN/_/_/dog");

  private final Lemmatizer lemmas = Lemmatizer.of(TRAIN);
  private final int cutLast = lemmas.scripts().id("l0,1,0,");
  private final int same = lemmas.scripts().id("l0,0,0,");

  @Test
  void aLemmaThatTrainingHasIsGivenAgain() {
    assertThat(lemmas.lemma("saw", "VERB", same)).isEqualTo("see");
    assertThat(lemmas.lemma("saw", "NOUN", cutLast)).isEqualTo("saw");
    assertThat(lemmas.lemma("Saws", "NOUN", same)).as("in lower case").isEqualTo("saw");
  }

  @Test
  void theScriptDecidesBetweenSeveral() {
    assertThat(lemmas.lemma("found", "VERB", same)).isEqualTo("found");
    assertThat(lemmas.lemma("found", "VERB", cutLast)).as("no lemma of it").isEqualTo("find");
    assertThat(lemmas.lemma("saw", "", same)).as("tag not known").isEqualTo("saw");
  }

  @Test
  void theScriptMakesAllOthers() {
    assertThat(lemmas.lemma("hats", "NOUN", cutLast)).isEqualTo("hat");
    assertThat(lemmas.lemma("saw", "PROPN", cutLast)).as("another tag").isEqualTo("sa");
    assertThat(lemmas.lemma("Saws", "PROPN", cutLast)).as("names as written").isEqualTo("saw");
  }

  @Test
  void aFileHoldsAllOfIt() {
    List<String> entries = lemmas.entries();
    assertThat(entries).contains("saw\tVERB\tsee", "saw\tNOUN\t", "found\tVERB\tfind\t");
    assertThat(Lemmatizer.of(lemmas.scripts(), entries).entries()).isEqualTo(entries);
    assertThatThrownBy(() -> Lemmatizer.of(lemmas.scripts(), List.of("saw")))
        .hasMessage("lemmas: found \"saw\", expected a form, a tag and lemmas between tabs");
  }

  @Test
  void sentencesWithoutLemmasTeachNone() {
    assertThat(Lemmatizer.isTaughtBy(TRAIN)).isTrue();
    assertThat(Lemmatizer.isTaughtBy(Conllu.sentences("a/X b/Y c/Z/_/_/c"))).isFalse();
    assertThat(Lemmatizer.isTaughtBy(List.of())).isFalse();
  }
}
