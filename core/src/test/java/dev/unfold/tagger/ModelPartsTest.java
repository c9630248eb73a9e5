package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelPartsTest {
  private static final List<Sentence> TRAIN =
      Conllu.sentences(
          "Dogs/NOUN/_/_/dog ran/VERB/_/_/run | Cats/NOUN/_/_/cat ran/VERB/_/_/run"
              + " | dogs/NOUN/_/_/dog bark/VERB/_/_/bark");

  private static Tagger tagger;

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    TaggerConfig tiny = TaggerConfig.FAST.with("epochs", "3").with("hidden", "4").with("word", "4");
    Corpus corpus = new Corpus(Map.of(Part.TRAIN, TRAIN), Map.of());
    tagger = new Trainer(tiny.with("affix", "4"), corpus).train(epoch -> {});
  }

  @Test
  void aTaggerGivesLemmasBeforeAndAfterItIsSaved() {
    Path file = folder.resolve("m.safetensors");
    tagger.save(file);
    assertThat(tagger.columns()).containsExactly(Tagset.UPOS, Tagset.LEMMA);
    List<String> words = List.of("Dogs", "ran", "away");
    TaggedSentence before = tagger.annotate(words);
    assertThat(Tagger.load(file).annotate(words)).isEqualTo(before);
    assertThat(before.words().get(0).lemma()).isEqualTo("dog");
    assertThat(Decoder.of(tagger).annotate(words).get(Tagset.LEMMA).tags())
        .isEqualTo(before.tags(Tagset.LEMMA));
    assertThat(ModelContents.read(file).format()).containsEntry("format_version", "3");
  }

  @Test
  void aFileKeepsOtherPartsOfAModel() throws IOException {
    Matrix weights = Matrix.zeros(DType.FLOAT32, 2, 3);
    weights.set(1, 2, 0.1);
    ModelPart part = new ModelPart(Map.of("chars", "[\"a\"]", "hidden", "3"), Map.of("w", weights));
    ModelParts model = new ModelParts(tagger, Map.of()).with("segmenter", part);
    Path file = folder.resolve("parts.safetensors");
    model.save(file);
    ModelPart loaded = ModelParts.load(file).part("segmenter").orElseThrow();
    assertThat(loaded.metadata()).isEqualTo(part.metadata());
    assertThat(loaded.tensors().get("w").get(1, 2))
        .as("rounded before it is saved")
        .isEqualTo(model.part("segmenter").orElseThrow().tensors().get("w").get(1, 2))
        .isNotEqualTo(0.1);
    assertThat(ModelContents.read(file).parts()).containsExactly("segmenter");
    try (InputStream in = Files.newInputStream(file)) {
      assertThat(Tagger.load(in).tag(List.of("Dogs", "bark"))).hasSize(2);
    }
    assertThat(ModelParts.load(file).part("parser")).isEmpty();
  }
}
