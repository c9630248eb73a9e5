package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.JointPlan;
import dev.unfold.model.Weights;
import dev.unfold.nn.Batch;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tagger that reads words, their affixes and letters: what {@link Trainer} makes.
 *
 * <p>Sentences of like length are computed together, a thousand words at a time, and a very long sentence is read in
 * {@linkplain Piece pieces}: memory does not grow with a sentence, a word, or the time that the tagger has served.
 */
public final class JointTagger implements Tagger {
  /** Words that are computed together, about. */
  private static final int BATCH_TOKENS = 1024;

  private final TaggerConfig config;
  private final Lexicon lexicon;
  private final Vocabulary tags;
  private final JointNetwork network;
  private final Provenance provenance;
  private final Reading reading;
  private final LabelRules rules;

  JointTagger(
      TaggerConfig config,
      Lexicon lexicon,
      Vocabulary tags,
      JointNetwork network,
      Provenance provenance) {
    this.config = config;
    this.lexicon = lexicon;
    this.tags = tags;
    this.network = network;
    this.provenance = provenance;
    this.reading = new Reading(lexicon, network);
    this.rules = LabelRules.of(this);
  }

  /** How it was trained. */
  public TaggerConfig config() {
    return config;
  }

  /** What it was trained on and with, and how good it is. */
  public Provenance provenance() {
    return provenance;
  }

  /** The same tagger with other things known of it. */
  public JointTagger with(Provenance other) {
    return new JointTagger(config, lexicon, tags, network, other);
  }

  /** How it reads words. */
  public Lexicon lexicon() {
    return lexicon;
  }

  @Override
  public void save(Path file) {
    JointModelFile.save(this, file);
  }

  @Override
  public JointTagger copy() {
    Map<String, Matrix> tensors = new HashMap<>();
    network.parameters().forEach(p -> tensors.put(p.name(), p.value().copy()));
    JointPlan.Tags first = new JointPlan.Tags(tagset().toString(), tags.size());
    Lexicon own = lexicon.copy();
    JointNetwork same =
        config
            .network()
            .create(own.sizes(List.of(first)), new Weights.Given(config.dtype(), tensors));
    return new JointTagger(config, own, tags, same, provenance);
  }

  @Override
  public Tagset tagset() {
    return config.tagset();
  }

  @Override
  public Vocabulary words() {
    return lexicon.forms();
  }

  @Override
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

  /** The network. */
  public JointNetwork network() {
    return network;
  }

  @Override
  public List<List<String>> tagAll(List<List<String>> sentences) {
    return tagAll(sentences.stream()).toList();
  }

  @Override
  public Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Windows.of(sentences)
        .flatMap(window -> Arrays.stream(rules.on(lattice(window)).best()))
        .map(best -> Arrays.stream(best).mapToObj(tags::get).toList());
  }

  @Override
  public TagLattice lattice(List<? extends List<String>> sentences) {
    Batch batch = Batch.of(sentences.stream().map(s -> new int[s.size()]).toArray(int[][]::new));
    Matrix scores = Matrix.zeros(network.dtype(), batch.tokens(), tags.size());
    int[][] rows = batch.rows();
    for (List<Part> together : batches(sentences)) {
      List<Matrix> some = reading.scores(together.stream().map(Part::words).toList());
      for (int i = 0; i < some.size(); i++) {
        Part part = together.get(i);
        for (int t = part.piece.first(); t < part.piece.end(); t++) {
          scores.row(rows[part.sentence][t]).assign(some.get(i).row(t - part.piece.from()));
        }
      }
    }
    return network.heads().get(0).loss().lattice(scores, batch);
  }

  /** The pieces of sentences, those that are computed together in one list. */
  private static List<List<Part>> batches(List<? extends List<String>> sentences) {
    List<Part> parts = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      for (Piece piece : Piece.of(sentences.get(s).size())) {
        parts.add(new Part(s, piece, sentences.get(s).subList(piece.from(), piece.to())));
      }
    }
    int[] lengths = parts.stream().mapToInt(part -> part.words.size()).toArray();
    List<Integer> all = IntStream.range(0, lengths.length).boxed().toList();
    return Batches.sorted(all, lengths, BATCH_TOKENS).stream()
        .map(batch -> Arrays.stream(batch).mapToObj(parts::get).toList())
        .toList();
  }

  /** A piece of a sentence. */
  private record Part(int sentence, Piece piece, List<String> words) {}
}
