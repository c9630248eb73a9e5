package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.SharedData;
import dev.unfold.check.GradientReport;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PyTorch on the lab's data: the gradients derived by hand, and the accuracies of the lab's reference, epoch by epoch. */
final class TorchParityTest {
  private static JsonNode expected;
  private static PostagCorpusData data;

  @BeforeAll
  static void read() throws IOException {
    expected =
        new ObjectMapper().readTree(SharedData.file("parity/expected-20-epochs.json").toFile());
    data = PostagCorpusData.asInTheLab(part("train"), part("dev"), part("test"));
  }

  private static List<Sentence> part(String part) {
    return CorpusFiles.lab(SharedData.file("parity/ewt-" + part + ".conll"), w -> {});
  }

  @Test
  void gradientsOfTheFirstSentences() {
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn lab = LabRnn.likeTheLab(size, DType.FLOAT64, 1234);
    TorchRnn torch = new TorchRnn(lab);
    for (int s = 0; s < 20; s++) {
      TaggedBatch sentence = data.sentence(Part.TRAIN, s);
      GradientReport report =
          GradientReport.compare(lab, torch, sentence.input(), sentence.output());
      assertThat(report.rows()).allMatch(row -> row.theirs().maxAbs() > 0);
      assertThat(report.largestRelative()).isLessThan(1e-12);
    }
  }

  @Test
  void twentyEpochs() {
    Tagger tagger =
        new Trainer(TaggerConfig.LAB, data)
            .on(m -> new TorchRnn((LabRnn) m))
            .train(
                epoch ->
                    percent(
                        epoch.devAccuracy(),
                        expected.get("epochs").get(epoch.number() - 1).get("dev_accuracy")));
    percent(NetworkTagger.of(tagger).accuracy(data, Part.TEST), expected.get("test_accuracy"));
  }

  /** One token more or less would be 0.01. */
  private static void percent(double accuracy, JsonNode expected) {
    assertThat(100 * accuracy).isCloseTo(expected.asDouble(), within(1e-10));
  }
}
