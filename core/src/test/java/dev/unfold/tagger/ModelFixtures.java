package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import dev.unfold.model.BodyPlan;
import dev.unfold.model.Cell;
import dev.unfold.model.EncoderPlan;
import dev.unfold.model.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the model files of {@code src/test/resources/dev/unfold/tagger/fixtures-2}, one of every kind, with the tags that they
 * give. Files of a released {@code format_version} are never written again: a new version gets a folder beside the old ones,
 * of which {@code fixtures} is that of version 1.
 *
 * <p>Run from {@code core}: {@code java -cp target/classes:target/test-classes:… dev.unfold.tagger.ModelFixtures FOLDER}.
 */
final class ModelFixtures {
  /** Known words, unknown ones, one in another case, one with a pretrained vector alone. */
  static final List<List<String>> SENTENCES =
      List.of(
          List.of("the", "cat", "sleeps", "."),
          List.of("A", "zebra", "sees", "the", "dogs", "."),
          List.of("Cats", "walked"));

  private static final SgdPlan SGD = new SgdPlan(false, 0.5, 12, 1);

  private ModelFixtures() {}

  private static Corpus corpus() {
    List<Sentence> train =
        List.of(
            sentence("the/DET cat/NOUN sleeps/VERB ./PUNCT"),
            sentence("a/DET dog/NOUN sees/VERB the/DET cats/NOUN ./PUNCT"),
            sentence("dogs/NOUN walk/VERB and/CCONJ cats/NOUN sleep/VERB"),
            sentence("the/DET dogs/NOUN walked/VERB ./PUNCT"),
            sentence("a/DET cat/NOUN walks/VERB and/CCONJ sleeps/VERB ./PUNCT"));
    return Corpus.of(train, train.subList(0, 2), List.of());
  }

  private static Sentence sentence(String tagged) {
    List<String> tokens = List.of(tagged.split(" "));
    return Sentence.of(
        tokens.stream().map(token -> token.split("/")[0]).toList(),
        tokens.stream().map(token -> token.split("/")[1]).toList());
  }

  /** The configuration of every kind by name. */
  static Map<String, TaggerConfig> configs() {
    Map<String, TaggerConfig> configs = new LinkedHashMap<>();
    configs.put(
        "lab-rnn",
        TaggerConfig.LAB
            .withNetwork(words(BodyKind.of(Cell.RNN)))
            .withTraining(new SgdPlan(true, 0.5, 80, 1)));
    configs.put("mlp", sgd(words(BodyKind.MLP)));
    configs.put("lstm-crf", sgd(words(BodyKind.of(Cell.LSTM)).withCrf(true)));
    configs.put("chogru", sgd(words(BodyKind.of(Cell.CHO_GRU)).withBidirectional(true)));
    configs.put("transformer", sgd(words(BodyKind.TRANSFORMER).withLayers(2)));
    configs.put("fast", adam(1));
    configs.put("ensemble", adam(2));
    configs.put("vectors", adam(1));
    configs.put("columns-float32", adam(2));
    configs.put("columns-float16", adam(1));
    configs.put("columns-int8", adam(2));
    return configs;
  }

  private static NetworkPlan words(BodyKind body) {
    return NetworkPlan.ofWords(body, 4, 3);
  }

  private static TaggerConfig sgd(NetworkPlan network) {
    return new TaggerConfig(Tagset.UPOS, DType.FLOAT32, 1, 1, network, SGD);
  }

  private static TaggerConfig adam(int members) {
    NetworkPlan network =
        new NetworkPlan(
            new EncoderPlan(3, 2, 2, 2, 0.1),
            new BodyPlan(BodyKind.of(Cell.GRU), 3, 1, true, 0.1),
            true,
            0.5);
    return TaggerConfig.FAST
        .withNetwork(network)
        .withMembers(members)
        .with("epochs", "30")
        .with("epoch_updates", "0")
        .with("learning_rate", "0.03")
        .with("average", "0.5");
  }

  /** Sentences with UPOS, XPOS and FEATS. */
  private static Corpus columns() {
    List<Sentence> train =
        Conllu.sentences(
            "the/DET/DT/_ cat/NOUN/NN/Number=Sing sleeps/VERB/VBZ/Tense=Pres"
                + " | a/DET/DT/_ dog/NOUN/NN/Number=Sing saw/VERB/VBD/Tense=Past"
                + " the/DET/DT/_ cats/NOUN/NNS/Number=Plur"
                + " | dogs/NOUN/NNS/Number=Plur walk/VERB/VBP/Tense=Pres"
                + " | the/DET/DT/_ dogs/NOUN/NNS/Number=Plur walked/VERB/VBD/Tense=Past");
    return Corpus.of(train, train, List.of());
  }

  private static Tagger train(String name, TaggerConfig config, Path folder) throws IOException {
    if (name.startsWith("columns-")) {
      Store store = Store.valueOf(name.substring("columns-".length()).toUpperCase(Locale.ROOT));
      return new Trainer(config, columns()).storing(store).train(epoch -> {});
    }
    Trainer trainer = new Trainer(config, corpus());
    if (name.equals("vectors")) {
      Path file = Files.writeString(folder.resolve("v.txt"), "cat 1 0\ndog 0.9 0\nzebra 1 0.1\n");
      trainer.withVectors(WordVectors.first(file, 10, warning -> {}));
      Files.delete(file);
    }
    return trainer.train(epoch -> {});
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, TaggerConfig> config : configs().entrySet()) {
      Tagger tagger = train(config.getKey(), config.getValue(), folder);
      tagger.save(folder.resolve(config.getKey() + ".safetensors"));
      expected.add(config.getKey() + "\t" + tags(tagger));
    }
    Files.write(folder.resolve("expected.tsv"), expected);
  }

  /** The tags of all sentences, column after column, as one text. */
  static String tags(Tagger tagger) {
    List<TaggedSentence> tagged = tagger.annotateAll(SENTENCES);
    return String.join(
        " || ",
        tagger.columns().stream()
            .map(
                column ->
                    String.join(
                        " | ", tagged.stream().map(s -> String.join(" ", s.tags(column))).toList()))
            .toList());
  }
}
