package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import dev.unfold.model.SequenceModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A {@link LabTagger} in a {@link ModelFile}. */
final class LabModelFile {
  private LabModelFile() {}

  static void save(LabTagger tagger, Path file) {
    LabConfig config = tagger.config();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("lab", Boolean.toString(config.lab()));
    metadata.put("cell", config.architecture().cell().toString());
    metadata.put("embedding", Integer.toString(config.architecture().embedding()));
    metadata.put("hidden", Integer.toString(config.architecture().hidden()));
    metadata.put("layers", Integer.toString(config.architecture().layers()));
    metadata.put("bidirectional", Boolean.toString(config.architecture().bidirectional()));
    metadata.put("crf", Boolean.toString(config.architecture().crf()));
    metadata.put("learning_rate", Double.toString(config.learningRate()));
    metadata.put("epochs", Integer.toString(config.epochs()));
    metadata.put("batch", Integer.toString(config.batchSize()));
    metadata.put("seed", Integer.toString(config.seed()));
    metadata.put("dtype", config.dtype().toString());
    metadata.put("tagset", config.tagset().toString());
    metadata.put("tags", Safetensors.list(tagger.tags().entries()));
    metadata.put("words", Safetensors.list(tagger.words().entries()));
    ModelFile.save(file, metadata, tagger.model().parameters());
  }

  static LabTagger read(Path file, Fields fields, Safetensors content) {
    LabConfig config = config(fields);
    Vocabulary words = fields.vocabulary("words");
    Vocabulary tags = fields.vocabulary("tags");
    requireRoom(file, content, config.architecture());
    SequenceModel model = config.start(words.size(), tags.size(), new Random(0));
    ModelFile.fill(model.parameters(), file, content, config.dtype());
    return new LabTagger(config, words, tags, model);
  }

  private static LabConfig config(Fields fields) {
    return new LabConfig(
        fields.flag("lab"),
        new Architecture(
            fields.oneOf("cell", Cell.values()),
            fields.number("embedding"),
            fields.number("hidden"),
            fields.number("layers"),
            fields.flag("bidirectional"),
            fields.flag("crf")),
        fields.rate("learning_rate"),
        fields.number("epochs"),
        fields.number("batch"),
        fields.integer("seed"),
        fields.oneOf("dtype", DType.values()),
        fields.oneOf("tagset", Tagset.values()));
  }

  /** Refuses sizes that the file's tensors can't have, before a network of those sizes is made. */
  private static void requireRoom(Path file, Safetensors content, Architecture plan) {
    long weights = content.tensors().values().stream().mapToLong(Matrix::size).sum();
    long inner = plan.cell().isRecurrent() ? plan.hidden() : plan.embedding();
    if (inner * plan.hidden() > weights || plan.layers() > content.tensors().size()) {
      throw new ModelException(
          file
              + ": hidden "
              + plan.hidden()
              + ", layers "
              + plan.layers()
              + ": larger than what the file holds; it is no model of Unfold");
    }
  }
}
