package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Network;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Crf;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tagger that {@link Trainer} makes and {@link ModelFile} stores. Its weights and lattices are for exports, proofs and
 * {@link Decoder}; users see it as a {@link Tagger}. Immutable: weights, networks and lattices that it gives are copies.
 *
 * <p>Sentences of similar length are computed together, a thousand words at a time, and a very long sentence is read in
 * {@linkplain SentenceSlice slices}: memory does not grow with a sentence, a word, or the time that the tagger has served.
 */
public final class NetworkTagger implements Tagger {
  private final TaggerParts parts;

  /** The model with the first column alone. */
  private final TaggerModel first;

  private final List<LabelRules> rules;

  NetworkTagger(TaggerParts parts) {
    this.parts = parts;
    this.first = columns().size() == 1 ? parts.model() : parts.model().pick(0);
    this.rules = parts.rules();
  }

  /**
   * A tagger around a model that reads word ids, as the lab's training loop makes it. The weights are shared with the
   * caller's model, so it changes with them.
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
    return new NetworkTagger(
        new TaggerParts(config, lexicon, column, own, Provenance.unknown(), Store.FLOAT32));
  }

  /** An ensemble of single networks that were trained as members of one configuration. */
  static NetworkTagger of(TaggerConfig config, List<NetworkTagger> members) {
    TaggerParts first = members.get(0).parts;
    Ensemble ensemble =
        Ensemble.of(first.lexicon(), members.stream().map(m -> m.parts.network()).toList());
    return new NetworkTagger(
        new TaggerParts(
            config, first.lexicon(), first.columns(), ensemble, first.provenance(), first.store()));
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

  /** The parts, with the weights themselves. */
  TaggerParts parts() {
    return parts;
  }

  @Override
  public TaggerConfig config() {
    return parts.config();
  }

  @Override
  public Provenance provenance() {
    return parts.provenance();
  }

  @Override
  public NetworkTagger with(Provenance other) {
    return new NetworkTagger(parts.with(other));
  }

  /** The words, features and letters that have an id. */
  public Lexicon lexicon() {
    return parts.lexicon();
  }

  @Override
  public void save(Path file) {
    ModelFile.save(this, Map.of(), file);
  }

  /** An equal tagger with an empty cache and weights of its own. */
  public NetworkTagger copy() {
    return new NetworkTagger(parts.copy());
  }

  /** An equivalent tagger with a single network; an ensemble becomes one block-diagonal network. */
  public NetworkTagger merged() {
    return config().members() == 1 ? this : new NetworkTagger(parts.merged());
  }

  /** The precision of its weights, in which {@link #save(Path)} stores them. */
  public Store store() {
    return parts.store();
  }

  /**
   * The tagger that a file in this precision will hold: its weights are rounded as the file rounds them, so that it gives the
   * same tags before it is saved as after it is loaded. A model of {@code float64} stays as it is.
   */
  public NetworkTagger with(Store other) {
    return new NetworkTagger(parts.rounded(other));
  }

  /** The same tags with probabilities of other {@linkplain Temperature temperatures}, one for each column. */
  NetworkTagger at(double[] temperatures) {
    return withWeights(
        Temperature.applied(temperatures, parts.columns(), parts.model().parameters()));
  }

  /** The same tagger, to be saved in float32: for weights that were not rounded. */
  public NetworkTagger unrounded() {
    return new NetworkTagger(parts.unrounded());
  }

  /**
   * A tagger with copies of these weights in place of those of the same names.
   *
   * @param weights some of its {@linkplain #parameters() parameters} or {@linkplain #pretrained() pretrained vectors}, with
   *     other values
   * @throws IllegalArgumentException if the tagger has no weights of that name
   * @throws dev.unfold.matrix.ShapeException if it has some of another shape or type
   */
  public NetworkTagger withWeights(List<Parameter> weights) {
    return new NetworkTagger(parts.withWeights(weights));
  }

  @Override
  public Tagset tagset() {
    return config().tagset();
  }

  @Override
  public List<Tagset> columns() {
    return parts.columns().columns();
  }

  /** The same tagger with some of its columns, by number; the first stays first. */
  NetworkTagger pick(int... some) {
    return new NetworkTagger(parts.pick(some));
  }

  @Override
  public NetworkTagger only(Tagset column) {
    tags(column);
    return columns().size() == 1 ? this : new NetworkTagger(parts.only(column));
  }

  @Override
  public NetworkTagger withCache(long bytes) {
    Tagger.super.withCache(bytes);
    return new NetworkTagger(parts.withCache(bytes));
  }

  @Override
  public Vocabulary words() {
    return lexicon().forms();
  }

  /** Words as the network reads them. */
  public Words read(List<String> some) {
    return lexicon().read(some);
  }

  @Override
  public Vocabulary tags() {
    return parts.columns().tags().get(0);
  }

  @Override
  public Vocabulary tags(Tagset column) {
    int place = columns().indexOf(column);
    return place < 0 ? Tagger.super.tags(column) : parts.columns().tags().get(place);
  }

  @Override
  public Optional<LabelScheme> labels() {
    return labels(tagset());
  }

  /** The scheme of a column's span labels, if they are labels. */
  Optional<LabelScheme> labels(Tagset column) {
    return parts.labels(column);
  }

  /** The rules of each column. */
  List<LabelRules> rules() {
    return rules;
  }

  /** Copies of all weights, by the names that they have in files; without the pretrained vectors. */
  public List<Parameter> parameters() {
    return copies(parts.model().parameters());
  }

  /** A copy of the pretrained vectors, if it has some. */
  public Optional<Parameter> pretrained() {
    return lexicon().vectors().map(vectors -> vectors.copy().parameter());
  }

  private static List<Parameter> copies(List<Parameter> parameters) {
    return parameters.stream().map(p -> new Parameter(p.name(), p.value().copy())).toList();
  }

  /**
   * A copy of the weights of that name.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Parameter parameter(String name) {
    return parts.model().parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .map(p -> new Parameter(name, p.value().copy()))
        .orElseThrow(() -> new IllegalArgumentException("tagger: no parameter \"" + name + "\""));
  }

  /** The number of weights, without the pretrained vectors. */
  public long weights() {
    return parts.model().parameters().stream().mapToLong(p -> p.value().size()).sum();
  }

  /**
   * A copy of the network of layers; of an ensemble, the merged one.
   *
   * @throws IllegalStateException if the tagger is one of the lab's
   */
  public Network network() {
    return parts.model() instanceof Ensemble ? parts.copy().network() : parts.network();
  }

  /**
   * A copy of the lab's model, if the tagger has one in place of a network of layers. A model of a class that is neither of
   * the lab's two is the one that the tagger {@linkplain #of(TaggerConfig, Vocabulary, Vocabulary, SequenceModel) was made of}.
   */
  public Optional<SequenceModel> labModel() {
    return parts.model() instanceof LabModel lab ? Optional.of(lab.copied()) : Optional.empty();
  }

  @Override
  public List<String> tag(List<String> sentence) {
    if (sentence.isEmpty()) {
      return List.of();
    }
    Chunks.require(sentence, 1);
    return parts.columns().firstTags(sentence, best(first, List.of(sentence))[0][0]);
  }

  @Override
  public List<List<String>> tagAll(List<List<String>> sentences) {
    return tagAll(sentences.stream()).toList();
  }

  @Override
  public Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(
            chunk -> {
              int[][] best = best(first, chunk)[0];
              return IntStream.range(0, chunk.size())
                  .mapToObj(s -> parts.columns().firstTags(chunk.get(s), best[s]));
            });
  }

  @Override
  public Stream<TaggedSentence> annotateAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(
            chunk -> {
              int[][][] best = best(parts.model(), chunk);
              return IntStream.range(0, chunk.size())
                  .mapToObj(s -> parts.columns().annotated(chunk.get(s), best, s));
            });
  }

  private int[][][] best(TaggerModel some, List<List<String>> sentences) {
    return some.best(sentences, rules);
  }

  /** All sequences of first tags of several sentences with their scores, those that break the labels' scheme too. */
  public TagLattice lattice(List<? extends List<String>> sentences) {
    TagLattice own = first.lattices(sentences).get(0);
    return new TagLattice(own.field().map(Crf::copy), own.scores(), own.batch());
  }

  /** The same for each column, computed together, with the weights themselves. */
  List<TagLattice> lattices(List<? extends List<String>> sentences) {
    return parts.model().lattices(sentences);
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
    return "tagger: %s, %d words, %d tags, %d weights"
        .formatted(config().network(), words().size(), tags().size(), weights());
  }
}
