package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostagCorpusDataTest {
  private static final int SENTENCES = 23;

  private static Sentence sentence(String words, String tags) {
    return Sentence.of(List.of(words.split(" ")), List.of(tags.split(" ")));
  }

  private static final List<Sentence> TRAIN =
      List.of(sentence("she runs", "PRON VERB"), sentence("runs end now", "NOUN VERB ADV"));
  private static final List<Sentence> DEV = List.of(sentence("he runs now", "PRON VERB INTJ"));
  private static final List<Sentence> TEST =
      List.of(sentence("stop", "VERB"), sentence("runs", "X"), sentence("a b", "X X"));

  /** A training part in which sentence s has s % 5 + 1 words of its own: no two arrays of ids are alike. */
  private static PostagCorpusData numbered() {
    List<Sentence> train = new ArrayList<>();
    for (int s = 0; s < SENTENCES; s++) {
      List<String> words = new ArrayList<>();
      List<String> tags = new ArrayList<>();
      for (int t = 0; t <= s % 5; t++) {
        words.add("w" + s + "." + t);
        tags.add("T" + (s + t) % 3);
      }
      train.add(Sentence.of(words, tags));
    }
    return PostagCorpusData.of(train, List.of(), List.of());
  }

  private static List<String> shown(List<TaggedBatch> batches) {
    List<String> shown = new ArrayList<>();
    for (TaggedBatch batch : batches) {
      for (int s = 0; s < batch.sentences(); s++) {
        shown.add(Arrays.toString(batch.input()[s]) + Arrays.toString(batch.output()[s]));
      }
    }
    return shown;
  }

  @Test
  void vocabulariesAreThoseOfTheTrainingPart() {
    PostagCorpusData data = PostagCorpusData.of(TRAIN, DEV, TEST);
    assertThat(data.words().entries())
        .containsExactly(Vocabulary.UNKNOWN, "she", "runs", "end", "now");
    assertThat(data.tags().entries()).containsExactly("PRON", "VERB", "NOUN", "ADV");
    assertThat(data.inputSize()).isEqualTo(5);
    assertThat(data.outputSize()).isEqualTo(4);
    assertThat(data.all(Part.TRAIN).input()).isDeepEqualTo(new int[][] {{1, 2}, {2, 3, 4}});
    assertThat(data.all(Part.TRAIN).output()).isDeepEqualTo(new int[][] {{0, 1}, {2, 1, 3}});
    assertThat(data.all(Part.DEV).input()).isDeepEqualTo(new int[][] {{0, 2, 4}});
    assertThat(data.all(Part.TEST).input()).isDeepEqualTo(new int[][] {{0}, {2}, {0, 0}});
  }

  @Test
  void c41TagsThatTheTrainingPartDoesNotHaveAreMissingAndCounted() {
    PostagCorpusData data = PostagCorpusData.of(TRAIN, DEV, TEST);
    assertThat(data.all(Part.DEV).output()).isDeepEqualTo(new int[][] {{0, 1, Vocabulary.MISSING}});
    assertThat(unseenTags(data, Part.TRAIN)).isZero();
    assertThat(unseenTags(data, Part.DEV)).isEqualTo(1);
    assertThat(unseenTags(data, Part.TEST)).isEqualTo(3);
  }

  @Test
  void sizesAndTokens() {
    PostagCorpusData data = PostagCorpusData.of(TRAIN, DEV, TEST);
    assertThat(Arrays.stream(Part.values()).map(data::size)).containsExactly(2, 1, 3);
    assertThat(Arrays.stream(Part.values()).map(data::tokens)).containsExactly(5, 3, 4);
    assertThat(data.sentence(Part.TEST, 1).input()).isDeepEqualTo(new int[][] {{2}});
    assertThat(data.sentence(Part.TEST, 1).output()).isDeepEqualTo(new int[][] {{-1}});
  }

  @Test
  void theLabsVocabulariesAreOverTrainTestAndDevInThatOrder() {
    PostagCorpusData data = PostagCorpusData.asInTheLab(TRAIN, DEV, TEST);
    assertThat(data.words().entries())
        .containsExactly("she", "runs", "end", "now", "stop", "a", "b", "he");
    assertThat(data.tags().entries())
        .containsExactly("noun", "PRON", "VERB", "NOUN", "ADV", "X", "INTJ");
    assertThat(data.all(Part.DEV).input()).isDeepEqualTo(new int[][] {{7, 1, 3}});
    assertThat(data.all(Part.DEV).output()).isDeepEqualTo(new int[][] {{1, 2, 6}});
    assertThat(data.sentences(Part.DEV)).isEqualTo(DEV);
    assertThat(data.sentences(Part.TEST)).isEqualTo(TEST);
  }

  @Test
  void c47TheSameSentencesInTwoPartsAreNoticed() {
    PostagCorpusData data = PostagCorpusData.of(TRAIN, DEV, TRAIN);
    assertThat(overlap(data, Part.TEST).same()).isTrue();
    assertThat(overlap(data, Part.DEV).same()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 22, 23, 24, 1000})
  void batchesOfAnySizeHoldEverySentenceOnceInOrder(int batchSize) {
    PostagCorpusData data = numbered();
    List<TaggedBatch> batches = data.batches(Part.TRAIN, batchSize);
    assertThat(batches).hasSize((SENTENCES + batchSize - 1) / batchSize);
    assertThat(batches.subList(0, batches.size() - 1))
        .allMatch(batch -> batch.sentences() == batchSize);
    assertThat(shown(batches)).isEqualTo(shown(List.of(data.all(Part.TRAIN))));
    assertThat(batches.stream().mapToInt(TaggedBatch::tokens).sum())
        .isEqualTo(data.tokens(Part.TRAIN));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 23})
  void shuffledBatchesHoldEverySentenceOnceInAnOrderOfTheSeed(int batchSize) {
    PostagCorpusData data = numbered();
    long seed = TestSeed.random().nextLong();
    List<String> inOrder = shown(List.of(data.all(Part.TRAIN)));
    List<String> once = shown(data.shuffledBatches(Part.TRAIN, batchSize, new Random(seed)));
    assertThat(once).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
    assertThat(shown(data.shuffledBatches(Part.TRAIN, batchSize, new Random(seed))))
        .isEqualTo(once);
    assertThat(shown(data.shuffledBatches(Part.TRAIN, batchSize, new Random(seed + 1))))
        .isNotEqualTo(once);
  }

  @Test
  void theOrderOfASeedIsTheSameOnEveryJdk() {
    int[][] first = numbered().shuffledBatches(Part.TRAIN, 4, new Random(7)).get(0).input();
    assertThat(first)
        .isDeepEqualTo(new int[][] {{47, 48}, {1}, {7, 8, 9, 10}, {41, 42, 43, 44, 45}});
  }

  @Test
  void aSampleHoldsDifferentSentences() {
    PostagCorpusData data = numbered();
    List<String> all = shown(List.of(data.all(Part.TRAIN)));
    Random random = TestSeed.random();
    for (int size = 0; size <= SENTENCES; size++) {
      List<String> sample = shown(List.of(data.sample(Part.TRAIN, size, random)));
      assertThat(sample).hasSize(size).doesNotHaveDuplicates().isSubsetOf(all);
    }
    assertThat(data.sample(Part.TRAIN, 1000, random).sentences()).isEqualTo(SENTENCES);
  }

  @Test
  void aSampleDrawsFromAllSentences() {
    PostagCorpusData data = numbered();
    Random random = TestSeed.random();
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      drawn.addAll(shown(List.of(data.sample(Part.TRAIN, 1, random))));
    }
    assertThat(drawn).contains(shown(List.of(data.all(Part.TRAIN))).toArray(String[]::new));
  }

  @Test
  void anEmptyPartHasNoBatches() {
    PostagCorpusData data = numbered();
    assertThat(data.batches(Part.DEV, 3)).isEmpty();
    assertThat(data.size(Part.DEV) + data.tokens(Part.DEV) + unseenTags(data, Part.DEV)).isZero();
    assertThat(data.sample(Part.DEV, 3, new Random(1)).sentences()).isZero();
  }

  @Test
  void aBatchOfNoSentencesIsRefused() {
    assertThatThrownBy(() -> numbered().batches(Part.TRAIN, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch size is 0, expected at least 1");
  }

  private static CorpusProfile.Overlap overlap(PostagCorpusData data, Part part) {
    return CorpusProfile.of("part", data.sentences(part))
        .beside(CorpusProfile.of("train", data.sentences(Part.TRAIN)));
  }

  private static int unseenTags(PostagCorpusData data, Part part) {
    return overlap(data, part).unseenTagTokens();
  }
}
