package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.JointPlan;
import dev.unfold.nn.Batch;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tagger that reads words, their affixes and letters: what {@link Trainer} makes.
 *
 * <p>Sentences of like length are computed together, a thousand words at a time, and a very long sentence is read in
 * {@linkplain SentenceSlice pieces}: memory does not grow with a sentence, a word, or the time that the tagger has served.
 */
public final class JointTagger implements Tagger {
  /** Words that are computed together, about. */
  private static final int BATCH_TOKENS = 1024;

  private final TaggerConfig config;
  private final Lexicon lexicon;
  private final Vocabulary tags;
  private final Ensemble vote;
  private final Provenance provenance;
  private final LabelRules rules;

  JointTagger(
      TaggerConfig config, Lexicon lexicon, Vocabulary tags, Ensemble vote, Provenance provenance) {
    this.config = config;
    this.lexicon = lexicon;
    this.tags = tags;
    this.vote = vote;
    this.provenance = provenance;
    this.rules = LabelRules.of(this);
  }

  /** A tagger of the networks of several, members of one configuration; it has what the first one knows. */
  static JointTagger of(TaggerConfig config, List<JointTagger> members) {
    JointTagger first = members.get(0);
    return new JointTagger(
        config, first.lexicon, first.tags, Ensemble.of(members), first.provenance);
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
    return new JointTagger(config, lexicon, tags, vote, other);
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
    Map<String, Matrix> tensors = vote.tensors();
    tensors.replaceAll((name, tensor) -> tensor.copy());
    Lexicon own = lexicon.copy();
    return new JointTagger(
        config, own, tags, Ensemble.of(config, own, sizes(own), tensors), provenance);
  }

  /** This tagger as one of a single network: itself, or where several networks vote one as wide as all of them. */
  public JointTagger merged() {
    return config.members() == 1
        ? this
        : new JointTagger(
            config.merged(), lexicon, tags, Ensemble.of(lexicon, network()), provenance);
  }

  private JointPlan.Sizes sizes(Lexicon of) {
    return of.sizes(List.of(new JointPlan.HeadSpec(tagset().toString(), tags.size())));
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

  /** All weights by the names that they have in files. */
  List<Parameter> parameters() {
    return vote.parameters();
  }

  /** The network; where several vote, a new one that they fold into. */
  public JointNetwork network() {
    return vote.folded(config, sizes(lexicon));
  }

  @Override
  public List<List<String>> tagAll(List<List<String>> sentences) {
    return tagAll(sentences.stream()).toList();
  }

  @Override
  public Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(window -> Arrays.stream(rules.on(lattice(window)).best()))
        .map(best -> Arrays.stream(best).mapToObj(tags::get).toList());
  }

  @Override
  public TagLattice lattice(List<? extends List<String>> sentences) {
    Batch batch = Batch.ofLengths(sentences.stream().mapToInt(List::size).toArray());
    Matrix scores = Matrix.zeros(config.dtype(), batch.tokens(), tags.size());
    int[][] rows = batch.rows();
    for (List<Part> together : batches(sentences)) {
      List<Matrix> some = vote.scores(together.stream().map(Part::words).toList());
      for (int i = 0; i < some.size(); i++) {
        Part part = together.get(i);
        for (int t = part.piece.first(); t < part.piece.end(); t++) {
          scores.row(rows[part.sentence][t]).assign(some.get(i).row(t - part.piece.from()));
        }
      }
    }
    return vote.end().lattice(scores, batch);
  }

  /** The pieces of sentences, those that are computed together in one list. */
  private static List<List<Part>> batches(List<? extends List<String>> sentences) {
    List<Part> parts = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      for (SentenceSlice piece : SentenceSlice.of(sentences.get(s).size())) {
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
  private record Part(int sentence, SentenceSlice piece, List<String> words) {}
}
