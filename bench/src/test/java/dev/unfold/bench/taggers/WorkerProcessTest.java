package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of a worker process. */
final class WorkerProcessTest {
  @TempDir private Path folder;

  private Path part(Part part) throws IOException {
    Path file = folder.resolve(part + ".conllu");
    try (InputStream in = BuiltInCorpus.open(part)) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void aWorkerTrainsLoadsAndTags() throws IOException {
    Path model = folder.resolve("model");
    Path test = part(Part.TEST);
    Queue<Integer> iterations = new ConcurrentLinkedQueue<>();
    try (WorkerProcess worker =
        new WorkerProcess(TaggerCompetitor.OPENNLP_MAXENT, Tagset.UPOS, 0, 1)) {
      worker.onIteration(iterations::add);
      assertThat(worker.askNumber("train", part(Part.TRAIN), "", model)).isPositive();
      assertThat(worker.askNumber("load", model)).isPositive();
      assertThat(iterations)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
      List<String> tags = worker.ask("tag", test);
      assertThat(tags).hasSameSizeAs(BuiltInCorpus.sentences(Part.TEST));
      assertThat(worker.ask("latency", test)).hasSameSizeAs(tags);
      List<String> turn = worker.ask("turn", test, 100, 60);
      assertThat(Long.parseLong(turn.get(0))).isBetween(100L, 130L);
      assertThat(worker.ask("memory")).hasSize(2);
    }
  }

  @Test
  void aFailingWorkerSaysWhy() {
    try (WorkerProcess worker =
        new WorkerProcess(TaggerCompetitor.UNFOLD_FAST, Tagset.UPOS, 0, 1)) {
      assertThatThrownBy(() -> worker.ask("load", "nowhere.safetensors"))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("Unfold fast: its process ended: ")
          .hasMessageContaining("nowhere.safetensors: no such file");
    }
  }
}
