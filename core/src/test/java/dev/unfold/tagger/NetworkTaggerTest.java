package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NetworkTaggerTest {
  private static NetworkTagger tagger;
  private static List<List<String>> sentences;
  private static List<List<String>> alone;

  @BeforeAll
  static void train() {
    tagger = SmallTraining.tagger();
    sentences = BuiltInCorpus.sentences(Part.TEST).stream().map(Sentence::words).toList();
    alone = sentences.stream().map(tagger::tag).toList();
  }

  @Test
  void wordsGoInAndTagsComeOut() {
    List<String> tags = tagger.tag(List.of("The", "dog", "can", "run", "."));
    assertThat(tags).hasSize(5).isSubsetOf(tagger.tags().entries());
    assertThat(tags.get(4)).isEqualTo("PUNCT");
    assertThat(tagger.tag(List.of())).isEmpty();
    assertThat(tagger.tagAll(List.of())).isEmpty();
    assertThat(tagger.tagAll(List.of(List.of(), List.of("."), List.of())))
        .containsExactly(List.of(), List.of("PUNCT"), List.of());
    assertThat(tagger.tagset()).isEqualTo(Tagset.UPOS);
    assertThat(tagger.words().contains("the")).isTrue();
    assertThat(tagger.config()).isEqualTo(SmallTraining.CONFIG);
  }

  @Test
  void aSentenceHasTheSameTagsAloneAndInAnyBatch() {
    assertThat(alone.stream().flatMap(List::stream).distinct().count()).isGreaterThan(5);
    for (int size : new int[] {2, 7, 150}) {
      List<List<String>> tags = new ArrayList<>();
      for (int from = 0; from < sentences.size(); from += size) {
        tags.addAll(tagger.tagAll(sentences.subList(from, Math.min(150, from + size))));
      }
      assertThat(tags).isEqualTo(alone);
    }
  }

  @Test
  void aStreamIsTaggedInOrderAndAsItComes() {
    AtomicInteger taken = new AtomicInteger();
    Stream<List<String>> source =
        IntStream.range(0, 40_000)
            .mapToObj(s -> sentences.get(s % 150))
            .peek(s -> taken.incrementAndGet());
    List<List<String>> first = new ArrayList<>();
    var given = tagger.tagAll(source).iterator();
    for (int s = 0; s < 300; s++) {
      first.add(given.next());
    }
    assertThat(first.subList(0, 150)).isEqualTo(alone);
    assertThat(first.subList(150, 300)).isEqualTo(alone);
    assertThat(taken.get()).as("sentences read ahead").isLessThan(3_000);
    assertThat(tagger.tagAll(Stream.<List<String>>of())).isEmpty();
  }

  @Test
  void closingTheTagsClosesTheSentences() {
    AtomicInteger closed = new AtomicInteger();
    Stream<List<String>> source = sentences.stream().onClose(closed::incrementAndGet);
    try (Stream<List<String>> tags = tagger.tagAll(source)) {
      assertThat(tags.count()).isEqualTo(150);
    }
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void oneTaggerServesManyThreads() throws InterruptedException, ExecutionException {
    NetworkTagger fresh = SmallTraining.tagger();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<List<String>>>> answers = new ArrayList<>();
      Random random = TestSeed.random();
      List<List<List<String>>> expected = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 150).boxed().toList());
        Collections.shuffle(order, random);
        List<List<String>> some = order.stream().limit(60).map(sentences::get).toList();
        expected.add(order.stream().limit(60).map(alone::get).toList());
        answers.add(pool.submit(() -> fresh.tagAll(some)));
      }
      for (int i = 0; i < 100; i++) {
        assertThat(answers.get(i).get()).isEqualTo(expected.get(i));
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void nullAndEmptyWordsAreRefusedByTheirPlace() {
    List<List<String>> sentences = List.of(List.of("a"), Arrays.asList("b", null));
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> tagger.tagAll(sentences),
            () -> tagger.annotateAll(sentences),
            () -> Decoder.of(tagger).tagAll(sentences))) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tagger: word 2 of sentence 2 is null, expected at least one character");
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> tagger.tag(List.of("")),
            () -> tagger.annotate(List.of("")),
            () -> Decoder.of(tagger).best(List.of(""), 1))) {
      assertThatThrownBy(call)
          .hasMessage("tagger: word 1 of sentence 1 is empty, expected at least one character");
    }
  }

  @Test
  void everyCharacterIsAWordAndAnyLength() {
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
            "x".repeat(300_000),
            "🙂".repeat(150_000));
    assertThat(tagger.tag(odd)).hasSize(odd.size()).isSubsetOf(tagger.tags().entries());
  }

  @Test
  void p13ASentenceOf100000Words() {
    List<String> words = sentences.stream().flatMap(List::stream).toList();
    List<String> all =
        IntStream.range(0, 100_000).mapToObj(t -> words.get(t % words.size())).toList();
    List<String> tags = tagger.tag(all);
    assertThat(tags).hasSize(100_000);
    List<String> piece = tagger.tag(all.subList(0, SentenceSlice.LENGTH));
    int same = SentenceSlice.LENGTH - SentenceSlice.MARGIN;
    assertThat(tags.subList(0, same)).isEqualTo(piece.subList(0, same));
    assertThat(tags.subList(words.size(), words.size() + 20))
        .as("a word sees no further than a piece")
        .isEqualTo(tags.subList(2 * words.size(), 2 * words.size() + 20));
  }
}
