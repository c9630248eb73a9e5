package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tagger in a service: whatever comes in, in whatever order, time and memory stay as they are. */
final class ServiceTest {
  private static NetworkTagger tagger;
  private static List<String> words;

  @BeforeAll
  static void train() {
    tagger = SmallTraining.tagger();
    words =
        BuiltInCorpus.sentences(Part.TEST).stream()
            .map(Sentence::words)
            .flatMap(List::stream)
            .toList();
  }

  private static List<String> sentence(int length, int from) {
    return IntStream.range(0, length).mapToObj(t -> words.get((from + t) % words.size())).toList();
  }

  @Test
  void aStreamOfAllLengthsKeepsItsOrder() {
    Random random = new Random(4);
    List<List<String>> sentences = new ArrayList<>();
    for (int s = 0; s < 400; s++) {
      sentences.add(sentence(random.nextInt(40), s));
    }
    sentences.add(100, sentence(44_000, 7));
    sentences.add(200, List.of("x".repeat(300_000), ".", "ab-".repeat(100_000)));
    sentences.add(300, sentence(SentenceSlice.LENGTH, 3));
    sentences.add(301, sentence(SentenceSlice.LENGTH + 1, 3));
    List<List<String>> alone = sentences.stream().map(tagger::tag).toList();
    assertThat(alone.get(100)).hasSize(44_000).isSubsetOf(tagger.tags().entries());
    assertThat(tagger.tagAll(sentences.stream())).isEqualTo(alone);
    assertThat(tagger.tagAll(sentences)).isEqualTo(alone);
    assertThat(Decoder.of(tagger).tagAll(sentences)).extracting(Tagging::tags).isEqualTo(alone);
  }

  @Test
  void aBatchHasABudgetOfTokensAndWindowsEnd() {
    int[] lengths = new Random(5).ints(3000, 1, SentenceSlice.LENGTH + 1).toArray();
    List<Integer> all = IntStream.range(0, lengths.length).boxed().toList();
    for (int[] batch : Batches.sorted(all, lengths, 1024)) {
      int last = lengths[batch[batch.length - 1]];
      assertThat(IntStream.of(batch).map(s -> lengths[s]).sum() - last)
          .as("tokens before the sentence that fills the batch")
          .isLessThan(1024);
    }
    Stream<List<String>> endless = Stream.generate(List::of);
    assertThat(Chunks.of(endless).findFirst().orElseThrow()).hasSize(8192);
    Stream<List<String>> mixed = Stream.generate(() -> sentence(100, 0));
    assertThat(Chunks.of(mixed).findFirst().orElseThrow()).hasSize(82);
  }

  /** Every word is new: what is remembered of words must be forgotten again. */
  @Tag("slow")
  @Test
  void memoryStaysFlatHoweverManyWordsComeIn() {
    Tagger small = tagger.withCache(1L << 20);
    long early = 0;
    for (int n = 0; n < 10; n++) {
      int round = n;
      Stream<List<String>> sentences =
          IntStream.range(0, 500)
              .mapToObj(
                  s ->
                      IntStream.range(0, 20)
                          .mapToObj(t -> "w" + round + "x" + (20 * s + t))
                          .toList());
      assertThat(small.tagAll(sentences).count()).isEqualTo(500);
      early = n == 4 ? used() : early;
    }
    assertThat(used() - early)
        .as("bytes more after 100,000 words than after 50,000")
        .isLessThan(6_000_000);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void manySentencesOfOneWord() {
    List<List<String>> ones = Collections.nCopies(20_000, List.of("."));
    assertThat(tagger.tagAll(ones)).hasSize(20_000).containsOnly(List.of("PUNCT"));
  }
}
