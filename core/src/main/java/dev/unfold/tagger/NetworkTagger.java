package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
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
import java.util.stream.IntStream;
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
  private final TagColumns columns;
  private final TaggerModel model;
  private final Provenance provenance;
  private final Store store;

  /** The model with the first column alone. */
  private final TaggerModel first;

  private final List<LabelRules> rules;

  NetworkTagger(
      TaggerConfig config,
      Lexicon lexicon,
      TagColumns columns,
      TaggerModel model,
      Provenance provenance,
      Store store) {
    TagColumns.require("words", lexicon.forms());
    this.config = config;
    this.lexicon = lexicon;
    this.columns = columns;
    this.model = model;
    this.provenance = provenance;
    this.store = store;
    this.first = columns.size() == 1 ? model : model.pick(0);
    this.rules = columns.columns().stream().map(this::rules).toList();
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
    TagColumns column = TagColumns.of(config.tagset(), tags);
    return new NetworkTagger(config, lexicon, column, own, Provenance.unknown(), Store.FLOAT32);
  }

  /** A tagger of loaded weights, which are not copied except in the lab's models and transformers. */
  static NetworkTagger of(
      TaggerConfig config,
      Lexicon lexicon,
      TagColumns columns,
      Map<String, Matrix> tensors,
      Provenance provenance,
      Store store) {
    TaggerModel model =
        config.isOfTheLab()
            ? LabModel.of(config, lexicon.forms(), columns.tags().get(0).size(), tensors)
            : Ensemble.of(config, lexicon, lexicon.sizes(columns.heads()), tensors);
    return new NetworkTagger(config, lexicon, columns, model, provenance, store);
  }

  /** An ensemble of single networks that were trained as members of one configuration. */
  static NetworkTagger of(TaggerConfig config, List<NetworkTagger> members) {
    NetworkTagger first = members.get(0);
    Ensemble ensemble =
        Ensemble.of(first.lexicon, members.stream().map(NetworkTagger::network).toList());
    return new NetworkTagger(
        config, first.lexicon, first.columns, ensemble, first.provenance, first.store);
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
    return new NetworkTagger(config, lexicon, columns, model, other, store);
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
    return of(config, lexicon.copy(), columns, tensors, provenance, store);
  }

  /** An equivalent tagger with a single network; an ensemble becomes one block-diagonal network. */
  public NetworkTagger merged() {
    if (config.members() == 1) {
      return this;
    }
    Network network = network();
    TaggerConfig single =
        config.withMembers(1).withNetwork(config.network().times(config.members()));
    return new NetworkTagger(
        single, lexicon, columns, Ensemble.of(lexicon, network), provenance, Store.FLOAT32);
  }

  /** The precision of its weights, in which {@link #save(Path)} stores them. */
  public Store store() {
    return store;
  }

  /**
   * The tagger that a file in this precision will hold: its weights are rounded as the file rounds them, so that it gives the
   * same tags before it is saved as after it is loaded. A model of {@code float64} stays as it is.
   */
  public NetworkTagger with(Store other) {
    if (config.dtype() != DType.FLOAT32) {
      return this;
    }
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    parameters()
        .forEach(p -> tensors.put(p.name(), StoredTensor.rounded(p.name(), p.value(), other)));
    return of(config, lexicon.rounded(other), columns, tensors, provenance, other);
  }

  /** The same tags with probabilities of other {@linkplain Temperature temperatures}, one for each column. */
  NetworkTagger at(double[] temperatures) {
    Map<String, Matrix> tensors = Temperature.applied(temperatures, columns, parameters());
    return of(config, lexicon, columns, tensors, provenance, store);
  }

  /** The same tagger, to be saved in float32: for weights that were not rounded. */
  public NetworkTagger unrounded() {
    return new NetworkTagger(config, lexicon, columns, model, provenance, Store.FLOAT32);
  }

  @Override
  public Tagset tagset() {
    return config.tagset();
  }

  @Override
  public List<Tagset> columns() {
    return columns.columns();
  }

  /** The columns with their tags. */
  TagColumns tagColumns() {
    return columns;
  }

  /** The same tagger with some of its columns, by number; the first stays first. */
  NetworkTagger pick(int... some) {
    return new NetworkTagger(
        config, lexicon, columns.pick(some), model.pick(some), provenance, store);
  }

  /** The tagger of another column reads no labels of the first, and has no CRF; neither do its scores hold for it. */
  @Override
  public NetworkTagger only(Tagset column) {
    tags(column);
    int place = columns.columns().indexOf(column);
    if (columns.size() == 1) {
      return this;
    }
    boolean same = place == 0;
    return new NetworkTagger(
        same ? config : config.withTagset(column).withNetwork(config.network().withCrf(false)),
        lexicon,
        columns.pick(place),
        model.pick(place),
        same ? provenance : provenance.ofAnotherColumn(),
        store);
  }

  @Override
  public NetworkTagger withCache(long bytes) {
    Tagger.super.withCache(bytes);
    return new NetworkTagger(config, lexicon, columns, model.withCache(bytes), provenance, store);
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
    return columns.tags().get(0);
  }

  @Override
  public Vocabulary tags(Tagset column) {
    int place = columns.columns().indexOf(column);
    return place < 0 ? Tagger.super.tags(column) : columns.tags().get(place);
  }

  @Override
  public Optional<LabelScheme> labels() {
    return labels(tagset());
  }

  /** The scheme of a column's span labels, if they are labels. */
  Optional<LabelScheme> labels(Tagset column) {
    Vocabulary tags = tags(column);
    Optional<LabelScheme> known = column == tagset() ? provenance.labels() : Optional.empty();
    return known
        .filter(scheme -> LabelRules.canKeep(scheme, tags))
        .or(() -> LabelRules.scheme(tags));
  }

  private LabelRules rules(Tagset column) {
    return labels(column)
        .map(scheme -> LabelRules.of(scheme, tags(column)))
        .orElse(LabelRules.NONE);
  }

  /** The rules of each column. */
  List<LabelRules> rules() {
    return rules;
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
      return ensemble.merged(config.network(), lexicon.sizes(columns.heads()));
    }
    throw new IllegalStateException("tagger: " + config.network() + " is no network of layers");
  }

  /** The lab's model, if the tagger has one in place of a network of layers. */
  public Optional<SequenceModel> labModel() {
    return model instanceof LabModel lab ? Optional.of(lab.model()) : Optional.empty();
  }

  @Override
  public List<String> tag(List<String> sentence) {
    if (sentence.isEmpty()) {
      return List.of();
    }
    Chunks.require(sentence, 1);
    return columns.tags(0, best(first, List.of(sentence))[0][0]);
  }

  @Override
  public List<List<String>> tagAll(List<List<String>> sentences) {
    return tagAll(sentences.stream()).toList();
  }

  @Override
  public Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(chunk -> Arrays.stream(best(first, chunk)[0]))
        .map(best -> columns.tags(0, best));
  }

  @Override
  public Stream<TaggedSentence> annotateAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(
            chunk -> {
              int[][][] best = best(model, chunk);
              return IntStream.range(0, chunk.size())
                  .mapToObj(s -> columns.annotated(chunk.get(s), best, s));
            });
  }

  private int[][][] best(TaggerModel some, List<List<String>> sentences) {
    return some.best(sentences, rules);
  }

  /** All sequences of first tags of several sentences with their scores, those that break the labels' scheme too. */
  public TagLattice lattice(List<? extends List<String>> sentences) {
    return first.lattices(sentences).get(0);
  }

  /** The same for each column, computed together. */
  List<TagLattice> lattices(List<? extends List<String>> sentences) {
    return model.lattices(sentences);
  }

  /** The share of a part's tokens that it tags right; NaN for a part without tokens. */
  public double accuracy(PostagCorpusData data, Part part) {
    int hits = 0;
    for (TaggedBatch batch : data.batches(part, 1)) {
      List<String> words = Arrays.stream(batch.input()[0]).mapToObj(data.words()::get).toList();
      List<String> predicted = tag(words);
      for (int t = 0; t < predicted.size(); t++) {
        hits += tags().id(predicted.get(t)) == batch.output()[0][t] ? 1 : 0;
      }
    }
    return (double) hits / data.tokens(part);
  }

  /** Its network, and how many words, tags and weights it has. */
  @Override
  public String toString() {
    long weights =
        parameters().stream().mapToLong(p -> (long) p.value().rows() * p.value().columns()).sum();
    return "tagger: %s, %d words, %d tags, %d weights"
        .formatted(config.network(), words().size(), tags().size(), weights);
  }
}
