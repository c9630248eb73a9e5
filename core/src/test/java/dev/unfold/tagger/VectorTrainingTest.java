package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with vectors that words bring with them: words that the training part doesn't have are known by them. */
final class VectorTrainingTest {
  private static final int WORDS = 200;
  private static final int TRAINED = 100;
  private static final List<String> TAGS = List.of("N", "V", "A");
  private static final TaggerConfig CONFIG =
      SmallTraining.CONFIG
          .with("crf", "false")
          .with("letter", "0")
          .with("word_dropout", "2")
          .with("epochs", "10");

  @TempDir private Path folder;

  /** Nothing of a word's letters tells its tag: digits of a number that is as good as random. */
  private static String word(int n) {
    return Integer.toString((int) (10_000 + n * 7_919L % 90_000));
  }

  private static String tag(int n) {
    return TAGS.get(new Random(n).nextInt(3));
  }

  private static List<Sentence> sentences(int seed, int from, int to) {
    Random random = new Random(seed);
    List<Sentence> sentences = new ArrayList<>();
    for (int s = 0; s < 60; s++) {
      int[] words = random.ints(6, from, to).toArray();
      sentences.add(
          Sentence.of(
              IntStream.of(words).mapToObj(VectorTrainingTest::word).toList(),
              IntStream.of(words).mapToObj(VectorTrainingTest::tag).toList()));
    }
    return sentences;
  }

  private static Corpus corpus() {
    return Corpus.of(sentences(1, 0, TRAINED), sentences(2, TRAINED, WORDS), List.of());
  }

  /** For every word, in the training part or not, a vector that lies near those of the words with the same tag. */
  private WordVectors vectors() {
    Random random = new Random(3);
    return VectorFile.of(
        folder,
        IntStream.range(0, WORDS)
            .mapToObj(
                n -> {
                  StringBuilder line = new StringBuilder(word(n));
                  for (String tag : TAGS) {
                    double number = (tag.equals(tag(n)) ? 5 : 0) + random.nextGaussian();
                    line.append(String.format(Locale.ROOT, " %.3f", number));
                  }
                  return line.toString();
                })
            .toArray(String[]::new));
  }

  private static double unknown(NetworkTagger tagger) {
    return Double.parseDouble(tagger.provenance().entries().get("dev_unknown_accuracy"));
  }

  private byte[] bytes(Tagger tagger) throws IOException {
    Path file = folder.resolve("model");
    tagger.save(file);
    return Files.readAllBytes(file);
  }

  @Test
  void wordsOutsideTheTrainingPartAreKnownByTheirVectors() throws IOException {
    NetworkTagger without = NetworkTagger.of(new Trainer(CONFIG, corpus()).train(epoch -> {}));
    NetworkTagger with =
        NetworkTagger.of(new Trainer(CONFIG, corpus()).withVectors(vectors()).train(epoch -> {}));
    assertThat(unknown(without)).as("without vectors").isLessThan(0.5);
    assertThat(unknown(with)).as("with vectors").isGreaterThan(0.9);
    assertThat(with.provenance().entries())
        .containsEntry("vectors", vectors().source())
        .containsEntry("vectors_words", "200")
        .containsEntry("vectors_width", "3")
        .containsEntry("train_vectors_coverage", "1.0")
        .containsEntry("dev_vectors_coverage", "1.0")
        .containsEntry("dev_unknown_vectors_coverage", "1.0");
    byte[] bytes = bytes(with);
    Files.delete(folder.resolve("v.vec"));
    NetworkTagger loaded = (NetworkTagger) Tagger.load(folder.resolve("model"));
    List<List<String>> dev = sentences(2, TRAINED, WORDS).stream().map(Sentence::words).toList();
    assertThat(loaded.tagAll(dev)).isEqualTo(with.tagAll(dev));
    assertThat(bytes(loaded)).isEqualTo(bytes);
    assertThat(loaded.words().contains(word(WORDS - 1))).as("still no word of train").isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void resumedIsAsNeverStopped(int stop) throws IOException {
    byte[] neverStopped =
        bytes(new Trainer(CONFIG, corpus()).withVectors(vectors()).train(epoch -> {}));
    Path checkpoint = folder.resolve("checkpoint");
    assertThatThrownBy(
            () ->
                new Trainer(CONFIG, corpus())
                    .withVectors(vectors())
                    .savingTo(checkpoint)
                    .train(
                        epoch -> {
                          if (epoch.number() == stop) {
                            throw new IllegalStateException("power cut");
                          }
                        }))
        .hasMessage("power cut");
    NetworkTagger resumed =
        NetworkTagger.of(
            new Trainer(CONFIG, corpus())
                .withVectors(vectors())
                .resuming(checkpoint)
                .onThreads(2)
                .train(epoch -> {}));
    assertThat(bytes(resumed)).isEqualTo(neverStopped);
  }

  @Test
  void otherVectorsAreRefusedOnResuming() {
    Path checkpoint = folder.resolve("checkpoint");
    TaggerConfig config = CONFIG.with("epochs", "1");
    new Trainer(config, corpus()).withVectors(vectors()).savingTo(checkpoint).train(epoch -> {});
    List<Optional<WordVectors>> others =
        List.of(Optional.empty(), Optional.of(VectorFile.of(folder, word(0) + " 1 2 3")));
    for (Optional<WordVectors> other : others) {
      Trainer trainer = new Trainer(config, corpus());
      other.ifPresent(trainer::withVectors);
      assertThatThrownBy(() -> trainer.resuming(checkpoint).train(epoch -> {}))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith(checkpoint + ": is of other vectors; resume with the file");
    }
  }

  @Test
  void vectorsOfAnotherLanguageAreRefused() {
    WordVectors other = VectorFile.of(folder, "un 1 2", "deux 3 4");
    assertThatThrownBy(() -> new Trainer(CONFIG, corpus()).withVectors(other))
        .isInstanceOf(CorpusException.class)
        .hasMessageEndingWith(
            "v.vec: has a vector for no word of the training part; expected vectors of the same"
                + " language");
  }
}
