package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P9: resumed training equals training that never stopped; and what it must not be resumed from. */
final class CheckpointTest {
  @TempDir Path folder;
  private Path checkpoint;

  @BeforeEach
  void name() {
    checkpoint = folder.resolve("checkpoint");
  }

  /** What a power cut is to a training. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Trainer trainer() {
    return new Trainer(SmallTraining.CONFIG, SmallTraining.corpus());
  }

  private void trainAndStopIn(int epoch) {
    assertThatThrownBy(
            () ->
                trainer()
                    .savingTo(checkpoint)
                    .train(
                        new Trainer.Listener() {
                          @Override
                          public void step(int number, int tokens) {
                            if (number == epoch) {
                              throw new Stop();
                            }
                          }

                          @Override
                          public void epoch(Trainer.Epoch over) {}
                        }))
        .isInstanceOf(Stop.class);
  }

  private byte[] bytes(Tagger tagger) throws IOException {
    Path file = folder.resolve("model");
    tagger.save(file);
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void resumedIsAsNeverStopped(int stop) throws IOException {
    byte[] neverStopped = bytes(SmallTraining.tagger());
    trainAndStopIn(stop);
    List<Trainer.Epoch> told = new ArrayList<>();
    NetworkTagger resumed =
        NetworkTagger.of(trainer().resuming(checkpoint).onThreads(2).train(told::add));
    assertThat(bytes(resumed)).isEqualTo(neverStopped);
    assertThat(told).extracting(Trainer.Epoch::number).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void stoppedTwiceIsAsNeverStopped() throws IOException {
    byte[] neverStopped = bytes(SmallTraining.tagger());
    trainAndStopIn(2);
    assertThatThrownBy(
            () ->
                trainer()
                    .resuming(checkpoint)
                    .train(
                        epoch -> {
                          if (epoch.number() == 3) {
                            throw new Stop();
                          }
                        }))
        .isInstanceOf(Stop.class);
    assertThat(bytes(trainer().resuming(checkpoint).train(epoch -> {}))).isEqualTo(neverStopped);
  }

  @Test
  void aFinishedTrainingGivesItsTaggerAgain() throws IOException {
    byte[] bytes = bytes(trainer().savingTo(checkpoint).train(epoch -> {}));
    byte[] before = Files.readAllBytes(checkpoint);
    assertThat(bytes(trainer().resuming(checkpoint).train(epoch -> {}))).isEqualTo(bytes);
    assertThat(Files.readAllBytes(checkpoint)).isEqualTo(before);
  }

  @Test
  void aTrainingGoesOnForMoreEpochs() {
    trainer().savingTo(checkpoint).train(epoch -> {});
    int before = Integer.parseInt(SmallTraining.CONFIG.entries().get("epochs"));
    TaggerConfig longer = SmallTraining.CONFIG.with("epochs", Integer.toString(before + 2));
    List<Integer> epochs = new ArrayList<>();
    new Trainer(longer, SmallTraining.corpus())
        .resuming(checkpoint)
        .train(epoch -> epochs.add(epoch.number()));
    assertThat(epochs).hasSize(before + 2).endsWith(before + 2);
  }

  @ParameterizedTest
  @CsvSource({"hidden, 7", "seed, 8", "dropout, 0.2", "crf, false"})
  void anotherConfigurationIsRefused(String name, String value) {
    trainAndStopIn(2);
    TaggerConfig other = SmallTraining.CONFIG.with(name, value);
    Trainer trainer = new Trainer(other, SmallTraining.corpus()).resuming(checkpoint);
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            checkpoint
                + ": is of another configuration: "
                + name
                + " is "
                + SmallTraining.CONFIG.entries().get(name)
                + " there and "
                + value
                + " here; resume with the options it was made with, or start anew");
  }

  @Test
  void anotherCorpusIsRefused() {
    trainAndStopIn(2);
    Corpus corpus = SmallTraining.corpus();
    List<Sentence> dev = corpus.of(Part.DEV);
    Sentence first = dev.get(0);
    List<String> tags = new ArrayList<>(first.tags());
    tags.set(0, "OTHER");
    List<Sentence> changed = new ArrayList<>(dev);
    changed.set(0, Sentence.of(first.words(), tags));
    for (Corpus other :
        List.of(
            Corpus.of(corpus.of(Part.TRAIN), changed, List.of()),
            Corpus.of(corpus.of(Part.TRAIN).subList(1, 120), dev, List.of()),
            Corpus.of(corpus.of(Part.TRAIN), List.of(), List.of()))) {
      Trainer trainer = new Trainer(SmallTraining.CONFIG, other).resuming(checkpoint);
      assertThatThrownBy(() -> trainer.train(epoch -> {}))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith(checkpoint + ": is of another corpus");
    }
  }

  @Test
  void filesThatAreNoCheckpointAreRefused() throws IOException {
    Trainer trainer = trainer().resuming(checkpoint);
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no such file");
    SmallTraining.tagger().save(checkpoint);
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessage(checkpoint + ": is no checkpoint; expected the checkpoint of a training");
    Files.write(checkpoint, new byte[100]);
    assertThatThrownBy(() -> trainer.train(epoch -> {})).isInstanceOf(ModelException.class);
  }

  @Test
  void aCheckpointIsNoModel() {
    trainAndStopIn(2);
    assertThatThrownBy(() -> Tagger.load(checkpoint))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("format is \"unfold checkpoint\"");
  }

  @Test
  void aPlaceThatCanNotBeWrittenEndsTheTraining() {
    Trainer trainer = trainer().savingTo(folder.resolve("none").resolve("c"));
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("there is no folder");
  }
}
