package dev.unfold.web.tool;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tagger's model file of the preset {@code fast}, trained for one epoch on the built-in corpus. */
public final class SmallModel {
  private SmallModel() {}

  /** Its bytes. */
  public static byte[] bytes(Path folder) throws IOException {
    TaggerConfig config = TaggerConfig.FAST.with("epochs", "1");
    Path file = folder.resolve("model.safetensors");
    new Trainer(config, BuiltInCorpus.corpus()).train(epoch -> {}).save(file);
    return Files.readAllBytes(file);
  }
}
