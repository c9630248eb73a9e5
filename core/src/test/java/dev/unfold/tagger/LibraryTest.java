package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the library behaves inside a program: threads, errors, events, versions. */
final class LibraryTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void save() {
    file = folder.resolve("m");
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 3).save(file);
  }

  @Test
  @Timeout(60)
  void loadingNeedsNoThreadOfTheCommonPool() {
    CountDownLatch loaded = new CountDownLatch(1);
    for (int task = 0; task < 2 * ForkJoinPool.getCommonPoolParallelism(); task++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                try {
                  loaded.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    try {
      assertThat(Tagger.load(file).tag(List.of("the"))).hasSize(1);
    } finally {
      loaded.countDown();
    }
  }

  @Test
  void errorsHaveTypesUnderOneParent() throws IOException {
    assertThatThrownBy(() -> Tagger.load(folder.resolve("none")))
        .isInstanceOf(ModelException.class)
        .isInstanceOf(MissingModelException.class);
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    bad[bad.length - 1] ^= 1;
    Files.write(file, bad);
    assertThatThrownBy(() -> Tagger.load(file)).isInstanceOf(DamagedModelException.class);
    Files.write(
        file,
        SmallModels.withHeader(
            good, h -> h.replace("\"format_version\":\"2\"", "\"format_version\":\"9\"")));
    assertThatThrownBy(() -> Tagger.load(file)).isInstanceOf(ModelVersionException.class);
    assertThatThrownBy(() -> TaggerConfig.FAST.with("hidden", "x"))
        .isInstanceOf(ConfigurationException.class);
    TaggerConfig wild = SmallTraining.CONFIG.with("learning_rate", "1e37").with("clip", "1e30");
    assertThatThrownBy(() -> new Trainer(wild, SmallTraining.corpus()).train(epoch -> {}))
        .isInstanceOfSatisfying(
            DivergedException.class,
            e -> {
              assertThat(e.epoch()).isPositive();
              assertThat(e.step()).isPositive();
            });
  }

  @Test
  void argumentsAreRefusedWhereTheyAreGiven() {
    Trainer trainer = new Trainer(SmallTraining.CONFIG, SmallTraining.corpus());
    assertThatThrownBy(() -> trainer.onThreads(0))
        .hasMessage("training: number of threads is 0, expected at least 1");
    Trainer wide =
        new Trainer(SmallTraining.CONFIG.withDtype(DType.FLOAT64), SmallTraining.corpus());
    assertThatThrownBy(() -> wide.storing(Store.INT8))
        .hasMessage(
            "training: weights of float64 can't be stored as int8, expected those of float32");
    assertThatThrownBy(() -> Tagger.load(file).withCache(-1))
        .hasMessage("tagger: cache of -1 bytes, expected 0 or more");
  }

  @Test
  void aModelRecordsTheVersionThatTrainedIt() {
    assertThat(BuildVersion.text()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    assertThat(SmallTraining.tagger().provenance().entries())
        .containsEntry("unfold", BuildVersion.text());
  }

  @Test
  void flightRecorderSeesLoadsAndBatches() throws IOException {
    Path recorded = folder.resolve("r.jfr");
    NetworkTagger tagger = SmallTraining.tagger();
    tagger.save(file);
    try (Recording recording = new Recording()) {
      recording.enable("dev.unfold.Load").withThreshold(Duration.ZERO);
      recording.enable("dev.unfold.Batch").withThreshold(Duration.ZERO);
      recording.start();
      Tagger.load(file).tagAll(List.of(List.of("the", "dog"), List.of("runs")));
      recording.stop();
      recording.dump(recorded);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(recorded);
    assertThat(events)
        .extracting(e -> e.getEventType().getName())
        .containsExactlyInAnyOrder("dev.unfold.Load", "dev.unfold.Batch");
    for (RecordedEvent event : events) {
      if (event.getEventType().getName().equals("dev.unfold.Load")) {
        assertThat(event.getString("source")).isEqualTo(file.toString());
        assertThat(event.getLong("weights")).isPositive();
      } else {
        assertThat(event.getInt("sentences")).isEqualTo(2);
        assertThat(event.getInt("words")).isEqualTo(3);
        assertThat(event.getInt("columns")).isEqualTo(1);
      }
    }
  }
}
