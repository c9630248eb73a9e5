package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.JointPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link JointTagger} in a {@link ModelFile}. */
final class JointModelFile {
  /** What the metadata's {@code network} says of such a tagger. */
  static final String NETWORK = "joint";

  private static final String PROVENANCE = "provenance.";

  private JointModelFile() {}

  static void save(JointTagger tagger, Path file) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("network", NETWORK);
    metadata.putAll(tagger.config().entries());
    tagger.provenance().entries().forEach((name, value) -> metadata.put(PROVENANCE + name, value));
    metadata.put("tags", Safetensors.list(tagger.tags().entries()));
    Lexicon lexicon = tagger.lexicon();
    metadata.put("words", Safetensors.list(lexicon.forms().entries()));
    metadata.put("affixes", Safetensors.list(lexicon.features().entries()));
    metadata.put("letters", Safetensors.list(lexicon.letters().entries()));
    List<Parameter> parameters = new ArrayList<>(tagger.parameters());
    lexicon
        .vectors()
        .ifPresent(
            vectors -> {
              metadata.put(PretrainedVectors.LIST, Safetensors.list(vectors.words().entries()));
              parameters.add(vectors.parameter());
            });
    ModelFile.save(file, metadata, parameters);
  }

  static JointTagger read(Path file, Fields fields, Safetensors content) {
    TaggerConfig config = TaggerConfig.of(fields);
    Vocabulary tags = fields.vocabulary("tags");
    Lexicon lexicon =
        new Lexicon(
            withUnknown(fields, "words"),
            fields.list("affixes"),
            withUnknown(fields, "letters"),
            vectors(file, fields, config.dtype(), content));
    JointPlan.Sizes sizes =
        lexicon.sizes(List.of(new JointPlan.HeadSpec(config.tagset().toString(), tags.size())));
    ModelFile.requireRoom(file, content, config.weights(sizes));
    ModelFile.requireFinite(file, content);
    Ensemble vote = Ensemble.of(config, lexicon, sizes, content.tensors());
    return new JointTagger(config, lexicon, tags, vote, provenance(fields));
  }

  private static Optional<PretrainedVectors> vectors(
      Path file, Fields fields, DType dtype, Safetensors content) {
    if (!fields.metadata().containsKey(PretrainedVectors.LIST)) {
      return Optional.empty();
    }
    Vocabulary words = withUnknown(fields, PretrainedVectors.LIST);
    Matrix table = ModelFile.tensor(file, content, PretrainedVectors.TENSOR, dtype);
    return Optional.of(new PretrainedVectors(words, table));
  }

  private static Vocabulary withUnknown(Fields fields, String field) {
    Vocabulary vocabulary = fields.vocabulary(field);
    if (!vocabulary.get(0).equals(Vocabulary.UNKNOWN)) {
      throw new ModelException(
          fields.file() + ": the list of " + field + " doesn't begin with " + Vocabulary.UNKNOWN);
    }
    return vocabulary;
  }

  private static Provenance provenance(Fields fields) {
    Map<String, String> entries = new LinkedHashMap<>();
    fields
        .metadata()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PROVENANCE)) {
                entries.put(name.substring(PROVENANCE.length()), value);
              }
            });
    return new Provenance(entries);
  }
}
