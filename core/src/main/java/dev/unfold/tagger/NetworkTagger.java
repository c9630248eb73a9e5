package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Network;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tagger that {@link Trainer} makes and {@link ModelFile} stores. Its weights and lattices are for exports, proofs and
 * {@link Decoder}; users see it as a {@link Tagger}.
 *
 * <p>Sentences of similar length are computed together, a thousand words at a time, and a very long sentence is read in
 * {@linkplain SentenceSlice slices}: memory does not grow with a sentence, a word, or the time that the tagger has served.
 */
public final class NetworkTagger implements Tagger {
  private final TaggerConfig config;
  private final Lexicon lexicon;
  private final Vocabulary tags;
  private final TaggerModel model;
  private final Provenance provenance;
  private final LabelRules rules;

  NetworkTagger(
      TaggerConfig config,
      Lexicon lexicon,
      Vocabulary tags,
      TaggerModel model,
      Provenance provenance) {
    require("words", lexicon.forms());
    require("tags", tags);
    this.config = config;
    this.lexicon = lexicon;
    this.tags = tags;
    this.model = model;
    this.provenance = provenance;
    this.rules = LabelRules.of(this);
  }

  /** Vocabularies that no file could store are refused. */
  private static void require(String what, Vocabulary vocabulary) {
    if (vocabulary.size() == 0 || vocabulary.contains("")) {
      throw new IllegalArgumentException(
          "tagger: the list of " + what + " is empty or holds an empty entry");
    }
  }

  /**
   * A tagger around a model that reads word ids, as the lab's training loop makes it; the weights are shared.
   *
   * @param words the words that have an id
   * @param tags the tags by their ids
   */
  public static NetworkTagger of(
      TaggerConfig config, Vocabulary words, Vocabulary tags, SequenceModel model) {
    Lexicon lexicon = Lexicon.ofWords(words);
    TaggerModel own =
        model instanceof Network network
            ? Ensemble.of(lexicon, network)
            : new LabModel(words, model);
    return new NetworkTagger(config, lexicon, tags, own, Provenance.unknown());
  }

  /** A tagger of loaded weights, which are not copied except in the lab's models and transformers. */
  static NetworkTagger of(
      TaggerConfig config,
      Lexicon lexicon,
      Vocabulary tags,
      Map<String, Matrix> tensors,
      Provenance provenance) {
    TaggerModel model =
        config.isOfTheLab()
            ? LabModel.of(config, lexicon.forms(), tags.size(), tensors)
            : Ensemble.of(config, lexicon, lexicon.sizes(config.tagset(), tags), tensors);
    return new NetworkTagger(config, lexicon, tags, model, provenance);
  }

  /** An ensemble of single networks that were trained as members of one configuration. */
  static NetworkTagger of(TaggerConfig config, List<NetworkTagger> members) {
    NetworkTagger first = members.get(0);
    Ensemble ensemble =
        Ensemble.of(first.lexicon, members.stream().map(NetworkTagger::network).toList());
    return new NetworkTagger(config, first.lexicon, first.tags, ensemble, first.provenance);
  }

  /**
   * The network tagger that a tagger is.
   *
   * @throws ModelException if it is a tagger of another class, which has no network
   */
  public static NetworkTagger of(Tagger tagger) {
    if (tagger instanceof NetworkTagger network) {
      return network;
    }
    throw new ModelException(
        "tagger: is a "
            + tagger.getClass().getName()
            + ", which has no network; expected one that was trained or loaded");
  }

  @Override
  public TaggerConfig config() {
    return config;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public NetworkTagger with(Provenance other) {
    return new NetworkTagger(config, lexicon, tags, model, other);
  }

  /** The words, features and letters that have an id. */
  public Lexicon lexicon() {
    return lexicon;
  }

  @Override
  public void save(Path file) {
    ModelFile.save(this, file);
  }

  /** An equal tagger with weights of its own. */
  public NetworkTagger copy() {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    parameters().forEach(p -> tensors.put(p.name(), p.value().copy()));
    return of(config, lexicon.copy(), tags, tensors, provenance);
  }

  /** An equivalent tagger with a single network; an ensemble becomes one block-diagonal network. */
  public NetworkTagger merged() {
    if (config.members() == 1) {
      return this;
    }
    Network network = network();
    TaggerConfig single =
        config.withMembers(1).withNetwork(config.network().times(config.members()));
    return new NetworkTagger(single, lexicon, tags, Ensemble.of(lexicon, network), provenance);
  }

  @Override
  public Tagset tagset() {
    return config.tagset();
  }

  @Override
  public Vocabulary words() {
    return lexicon.forms();
  }

  /** Words as the network reads them. */
  public Words read(List<String> some) {
    return lexicon.read(some);
  }

  @Override
  public Vocabulary tags() {
    return tags;
  }

  @Override
  public Optional<LabelScheme> labels() {
    return provenance
        .labels()
        .filter(scheme -> LabelRules.canKeep(scheme, tags))
        .or(Tagger.super::labels);
  }

  /** All weights by the names that they have in files. */
  public List<Parameter> parameters() {
    return model.parameters();
  }

  /**
   * The weights of that name.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Parameter parameter(String name) {
    return parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("tagger: no parameter \"" + name + "\""));
  }

  /**
   * The network of layers; of an ensemble, the merged one.
   *
   * @throws IllegalStateException if the tagger is one of the lab's
   */
  public Network network() {
    if (model instanceof Ensemble ensemble) {
      return ensemble.merged(config.network(), lexicon.sizes(config.tagset(), tags));
    }
    throw new IllegalStateException("tagger: " + config.network() + " is no network of layers");
  }

  /** The lab's model, if the tagger has one in place of a network of layers. */
  public Optional<SequenceModel> labModel() {
    return model instanceof LabModel lab ? Optional.of(lab.model()) : Optional.empty();
  }

  @Override
  public List<List<String>> tagAll(List<List<String>> sentences) {
    return tagAll(sentences.stream()).toList();
  }

  @Override
  public Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(chunk -> Arrays.stream(rules.on(lattice(chunk)).best()))
        .map(best -> Arrays.stream(best).mapToObj(tags::get).toList());
  }

  /** All tag sequences of several sentences with their scores, those that break the labels' scheme too. */
  public TagLattice lattice(List<? extends List<String>> sentences) {
    return model.lattice(sentences);
  }

  /** The share of a part's tokens that it tags right; NaN for a part without tokens. */
  public double accuracy(PostagCorpusData data, Part part) {
    int hits = 0;
    for (TaggedBatch batch : data.batches(part, 1)) {
      List<String> words = Arrays.stream(batch.input()[0]).mapToObj(data.words()::get).toList();
      List<String> predicted = tag(words);
      for (int t = 0; t < predicted.size(); t++) {
        hits += tags.id(predicted.get(t)) == batch.output()[0][t] ? 1 : 0;
      }
    }
    return (double) hits / data.tokens(part);
  }
}
