package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.JointPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

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
    metadata.put("words", Safetensors.list(tagger.words().entries()));
    ModelFile.save(file, metadata, tagger.network().parameters());
  }

  static JointTagger read(Path file, Fields fields, Safetensors content) {
    TaggerConfig config = TaggerConfig.of(fields);
    Vocabulary words = fields.vocabulary("words");
    Vocabulary tags = fields.vocabulary("tags");
    if (!words.get(0).equals(Vocabulary.UNKNOWN)) {
      throw new ModelException(
          file + ": the first word is not " + Vocabulary.UNKNOWN + "; not a model of Unfold");
    }
    Lexicon lexicon = new Lexicon(words);
    JointPlan.Sizes sizes =
        lexicon.sizes(List.of(new JointPlan.Tags(config.tagset().toString(), tags.size())));
    ModelFile.requireRoom(file, content, config.network().weights(sizes));
    JointNetwork network = config.network().create(sizes, config.dtype(), new SplittableRandom(0));
    ModelFile.fill(network.parameters(), file, content, config.dtype());
    return new JointTagger(config, lexicon, tags, network, provenance(fields));
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
