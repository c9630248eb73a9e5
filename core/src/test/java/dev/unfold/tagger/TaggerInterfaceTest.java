package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users rely on: a tagger can be faked, and a training can be cancelled. */
final class TaggerInterfaceTest {
  @TempDir private Path folder;

  /** A tagger that calls every word a noun. */
  private static final class Fake implements Tagger {
    @Override
    public Tagset tagset() {
      return Tagset.UPOS;
    }

    @Override
    public Vocabulary words() {
      return new Vocabulary(List.of(Vocabulary.UNKNOWN));
    }

    @Override
    public Vocabulary tags() {
      return new Vocabulary(List.of("NOUN"));
    }

    @Override
    public List<List<String>> tagAll(List<List<String>> sentences) {
      return sentences.stream().map(s -> Collections.nCopies(s.size(), "NOUN")).toList();
    }
  }

  @Test
  void aFakeNeedsFourMethods() {
    Tagger fake = new Fake();
    assertThat(fake.tag(List.of("a", "b"))).containsExactly("NOUN", "NOUN");
    assertThat(fake.tagAll(Stream.of(List.of("a")))).containsExactly(List.of("NOUN"));
    assertThat(fake.provenance().entries()).isEmpty();
    assertThat(fake.labels()).isEmpty();
    assertThatThrownBy(() -> fake.save(folder.resolve("m")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Decoder.of(fake))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("which has no network; expected one that was trained or loaded");
  }

  @Test
  void anInterruptEndsATrainingAfterItsStepAndKeepsTheCheckpoint() {
    Path checkpoint = folder.resolve("checkpoint");
    Trainer.Listener interrupting =
        new Trainer.Listener() {
          @Override
          public void step(int epoch, int tokens) {
            if (epoch == 2) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void epoch(Trainer.Epoch epoch) {}
        };
    Trainer trainer = new Trainer(SmallTraining.CONFIG, SmallTraining.corpus());
    assertThatThrownBy(() -> trainer.savingTo(checkpoint).train(interrupting))
        .isInstanceOf(CancellationException.class)
        .hasMessage("training: interrupted after epoch 2, step 1");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    Tagger resumed =
        new Trainer(SmallTraining.CONFIG, SmallTraining.corpus())
            .resuming(checkpoint)
            .train(epoch -> {});
    assertThat(resumed.tag(List.of("the", "dog")))
        .isEqualTo(SmallTraining.tagger().tag(List.of("the", "dog")));
  }

  @Test
  void anInterruptEndsPlainGradientDescentToo() {
    TaggerConfig lab = TaggerConfig.LAB.withTagset(Tagset.UPOS);
    Trainer trainer = new Trainer(lab, SmallTraining.corpus());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(CancellationException.class)
        .hasMessage("training: interrupted after epoch 1, step 1");
  }
}
