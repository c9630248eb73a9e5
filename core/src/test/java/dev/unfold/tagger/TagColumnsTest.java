package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TagColumnsTest {
  private static final List<Sentence> TRAIN =
      Conllu.sentences("dogs/NOUN/NNS/Number=Plur ran/VERB/VBD/_ | dog/NOUN/NN/Number=Sing");

  @Test
  void allColumnsTeachAndTheOneThatIsAskedForIsFirst() {
    TagColumns heads = TagColumns.of(Tagset.UPOS, TRAIN);
    assertThat(heads.names()).containsExactly("upos", "xpos", "feats");
    assertThat(heads.tags().get(0).entries()).containsExactly("NOUN", "VERB");
    assertThat(heads.tags().get(1).entries()).containsExactly("NNS", "VBD", "NN");
    assertThat(heads.tags().get(2).entries()).containsExactly("Number=Plur", "_", "Number=Sing");
    assertThat(heads.read(TRAIN.get(0))).isDeepEqualTo(new int[][] {{0, 1}, {0, 1}, {0, 1}});
    assertThat(heads.read(TRAIN.get(1))).isDeepEqualTo(new int[][] {{0}, {2}, {2}});
  }

  @Test
  void whatTellsNothingDoesNotTeach() {
    assertThat(TagColumns.of(Tagset.UPOS, Conllu.sentences("a/X/_/_ b/Y/_/_")).names())
        .as("the same everywhere")
        .containsExactly("upos");
    assertThat(TagColumns.of(Tagset.UPOS, Conllu.sentences("a/X/X/A=1 b/Y/Y/A=2")).names())
        .as("the very tags")
        .containsExactly("upos", "feats");
  }

  @Test
  void sentencesWithoutColumnsHaveTheirTagsAlone() {
    Sentence made = Sentence.of(List.of("a", "b"), List.of("X", "Y"));
    assertThat(TagColumns.of(Tagset.XPOS, List.of(made)).names()).containsExactly("xpos");
    assertThat(TagColumns.of(Tagset.UPOS, List.of(TRAIN.get(0), made)).names())
        .as("one that has none")
        .containsExactly("upos");
  }

  @Test
  void aTagThatTheTrainingPartDoesNotHaveIsMissing() {
    TagColumns heads = TagColumns.of(Tagset.UPOS, TRAIN);
    int[][] read = heads.read(Conllu.sentences("x/NEW/NN/_").get(0));
    assertThat(read).isDeepEqualTo(new int[][] {{Vocabulary.MISSING}, {2}, {1}});
  }

  @Test
  void lemmasAreLearntAsScriptsAndGivenAsLemmas() {
    List<Sentence> train = Conllu.sentences("Dogs/NOUN/_/_/dog cats/NOUN/_/_/cat ran/VERB/_/_/run");
    TagColumns heads = TagColumns.of(Tagset.UPOS, train);
    assertThat(heads.names()).containsExactly("upos", "lemma");
    assertThat(heads.tags().get(1).entries()).containsExactly("k0,0,0,", "l0,1,0,");
    int[][] ids = heads.read(train.get(0));
    assertThat(ids[1]).containsExactly(1, 1, 0);
    assertThat(heads.tags(List.of("hats", "cats", "ran"), ids).get(1))
        .as("the second and the third as training has them")
        .containsExactly("hat", "cat", "run");
    assertThat(heads.pick(0).lemmas()).isEmpty();
    assertThat(heads.pick(1).firstTags(List.of("hats", "Ran", "of"), new int[] {1, 0, 1}))
        .containsExactly("hat", "run", "o");
  }

  @Test
  void cellsWithoutATagAreNoTags() {
    List<Sentence> raw = Conllu.sentences("a/X/A/_ b/Y/_/_ c/X/C/N=1");
    Sentence gap =
        new Sentence(
            raw.get(0).words(),
            List.of("X", Sentence.NO_TAG, "X"),
            raw.get(0).lines(),
            raw.get(0).wordLines());
    TagColumns heads = TagColumns.of(Tagset.UPOS, List.of(gap, raw.get(0)));
    assertThat(heads.tags().get(0).entries()).containsExactly("X", "Y");
    assertThat(heads.tags().get(1).entries()).containsExactly("A", "C");
    assertThat(heads.tags().get(2).entries()).containsExactly("_", "N=1");
    int none = Vocabulary.MISSING;
    assertThat(heads.read(gap)).isDeepEqualTo(new int[][] {{0, none, 0}, {0, none, 1}, {0, 0, 1}});
  }

  @Test
  void wordsWithoutATagAreLeftOutOfTrainingAndCounts() {
    Sentence gap = Sentence.of(List.of("a", "b", "c"), List.of("X", Sentence.NO_TAG, "Y"));
    Sentence full = Sentence.of(List.of("b", "c"), List.of("X", "Y"));
    Corpus corpus = Corpus.of(List.of(gap, full), List.of(gap, full), List.of());
    for (String crf : List.of("true", "false")) {
      TaggerConfig config = SmallTraining.CONFIG.with("crf", crf).with("epochs", "2");
      Tagger tagger = new Trainer(config, corpus).train(epoch -> {});
      assertThat(tagger.tags().entries()).containsExactly("X", "Y");
      assertThat(ColumnScores.of(tagger, List.of(gap)).columns().get(Tagset.UPOS).tokens())
          .isEqualTo(2);
    }
  }
}
