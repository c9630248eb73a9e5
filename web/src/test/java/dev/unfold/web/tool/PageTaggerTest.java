package dev.unfold.web.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTaggerTest {
  private static final List<String> WORDS = List.of("The", "dog", "can", "run", ".");

  private static byte[] model;

  @BeforeAll
  static void train(@TempDir Path folder) throws IOException {
    model = SmallModel.bytes(folder);
  }

  @Test
  void learnsFromACorrection() throws IOException {
    PageTagger tagger = PageTagger.load(model.clone(), "m");
    List<String> tags = List.of("DET", "NOUN", "NOUN", "NOUN", "PUNCT");
    double before = tagger.loss(WORDS, tags);
    tagger.learn(WORDS, tags, 0.01, 20);
    assertThat(tagger.loss(WORDS, tags)).isLessThan(0.8 * before);
    double row = tagger.probabilities(WORDS).row(0).sum();
    assertThat(row).isBetween(0.999, 1.001);
  }

  @Test
  void refusesForeignFilesAndForeignTags() throws IOException {
    assertThatThrownBy(() -> PageTagger.load(new byte[100], "m"))
        .isInstanceOf(ModelException.class);
    byte[] damaged = model.clone();
    damaged[damaged.length - 1] ^= 1;
    assertThatThrownBy(() -> PageTagger.load(damaged, "m"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("damaged");
    PageTagger tagger = PageTagger.load(model.clone(), "m");
    assertThatThrownBy(() -> tagger.learn(WORDS, List.of("A", "B", "C", "D", "E"), 0.1, 1))
        .hasMessageContaining("\"A\" is no tag");
  }
}
