package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.JointPlan;
import dev.unfold.model.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    ModelFile.save(file, metadata, tagger.network().parameters());
  }

  static JointTagger read(Path file, Fields fields, Safetensors content) {
    TaggerConfig config = TaggerConfig.of(fields);
    Vocabulary tags = fields.vocabulary("tags");
    Lexicon lexicon =
        new Lexicon(
            withUnknown(fields, "words"), fields.list("affixes"), withUnknown(fields, "letters"));
    JointPlan.Sizes sizes =
        lexicon.sizes(List.of(new JointPlan.Tags(config.tagset().toString(), tags.size())));
    ModelFile.requireRoom(file, content, config.network().weights(sizes));
    ModelFile.requireFinite(file, content);
    Weights weights = new Weights.Given(config.dtype(), content.tensors());
    JointNetwork network = config.network().create(sizes, weights);
    return new JointTagger(config, lexicon, tags, network, provenance(fields));
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
