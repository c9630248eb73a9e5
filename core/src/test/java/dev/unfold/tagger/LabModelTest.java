package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LabModelTest {
  private static final Vocabulary TAGS = new Vocabulary(List.of("T0", "T1", "T2"));

  private static NetworkTagger modulo(String... words) {
    SequenceModel model = SmallModels.modulo(3);
    return NetworkTagger.of(
        SmallModels.config(SmallModels.RNN, DType.FLOAT64),
        new Vocabulary(List.of(words)),
        TAGS,
        model);
  }

  @Test
  void wordsGoInAndTagsComeOut() {
    NetworkTagger tagger = modulo(Vocabulary.UNKNOWN, "b", "c", "d", "e");
    assertThat(tagger.tag(List.of("c", "b", "e", "d", "b")))
        .containsExactly("T2", "T1", "T1", "T0", "T1");
    assertThat(tagger.tag(List.of())).isEmpty();
    assertThat(tagger.tagAll(List.of())).isEmpty();
  }

  @Test
  void sentencesComeBackInTheirOrder() {
    NetworkTagger tagger = modulo(Vocabulary.UNKNOWN, "b", "c", "d");
    assertThat(tagger.tagAll(List.of(List.of("b"), List.of("c", "b", "d"), List.of("d", "c"))))
        .containsExactly(List.of("T1"), List.of("T2", "T1", "T0"), List.of("T0", "T2"));
  }

  @Test
  void aWordThatIsNotKnownIsTheUnknownOneOrInTheLabTheFirst() {
    assertThat(modulo(Vocabulary.UNKNOWN, "b").tag(List.of("x", "b", "y")))
        .containsExactly("T0", "T1", "T0");
    assertThat(modulo("a", "b").tag(List.of("x", "b", "a"))).containsExactly("T0", "T1", "T0");
  }

  static List<BodyKind> kinds() {
    return BodyKind.values();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSentenceHasTheSameTagsAloneAndInAnyBatch(BodyKind cell) {
    NetworkTagger tagger = SmallModels.tagger(cell, DType.FLOAT64, 3);
    tagger.parts().model().parameters().forEach(p -> p.value().scale(20));
    List<List<String>> sentences = sentences(TestSeed.random());
    List<List<String>> alone = sentences.stream().map(tagger::tag).toList();
    assertThat(alone.stream().flatMap(List::stream).distinct().count()).isGreaterThan(1);
    for (int batch : new int[] {2, 7, 60}) {
      List<List<String>> tags = new ArrayList<>();
      for (int from = 0; from < sentences.size(); from += batch) {
        tags.addAll(tagger.tagAll(sentences.subList(from, Math.min(60, from + batch))));
      }
      assertThat(tags).isEqualTo(alone);
    }
  }

  private static List<List<String>> sentences(Random random) {
    List<List<String>> sentences = new ArrayList<>();
    for (int s = 0; s < 60; s++) {
      List<String> words = new ArrayList<>();
      for (int t = 0; t <= random.nextInt(12); t++) {
        words.add(random.nextInt(8) == 0 ? "new" : SmallModels.WORDS.get(random.nextInt(10)));
      }
      sentences.add(words);
    }
    return sentences;
  }

  @Test
  void oneTaggerServesManyThreads() throws InterruptedException, ExecutionException {
    NetworkTagger tagger = SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 5);
    List<List<String>> sentences = sentences(TestSeed.random());
    List<List<String>> expected = tagger.tagAll(sentences);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<List<String>>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(pool.submit(() -> tagger.tagAll(sentences)));
      }
      for (Future<List<List<String>>> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void everyCharacterIsAWord() {
    NetworkTagger tagger = SmallModels.tagger(BodyKind.MLP, DType.FLOAT32, 5);
    List<String> odd =
        List.of(
            "\u0000",
            "\n",
            "\ud800",
            "\u202e",
            "🙂",
            "a\tb",
            " ",
            "\u0301".repeat(1000),
            "x".repeat(100_000));
    assertThat(tagger.tag(odd)).hasSize(odd.size()).isSubsetOf(SmallModels.TAGS);
    assertThat(tagger.tag(Collections.nCopies(100_000, "the"))).hasSize(100_000);
  }

  @Test
  void m34WordsAndTagsThatAreNoneAreRefused() {
    Vocabulary none = new Vocabulary(List.of());
    Vocabulary empty = new Vocabulary(List.of("a", ""));
    TaggerConfig config = SmallModels.config(SmallModels.RNN, DType.FLOAT64);
    SequenceModel model = SmallModels.modulo(3);
    for (Vocabulary bad : List.of(none, empty)) {
      assertThatThrownBy(() -> NetworkTagger.of(config, bad, TAGS, model))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tagger: the list of words is empty or holds an empty entry");
      assertThatThrownBy(() -> NetworkTagger.of(config, TAGS, bad, model))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tagger: the list of tags is empty or holds an empty entry");
    }
  }
}
