package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.MergedEnsemble;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Weights;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TransformerEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One or more networks; with several, their scores are averaged. They share words and tags.
 *
 * <p>In files the parameters of a single network have their own names; those of the m-th of several are called {@code
 * member.m.} and that name.
 */
final class Ensemble implements TaggerModel {
  /** About the number of words that are computed together. */
  private static final int BATCH_TOKENS = 1024;

  private final List<Network> members;
  private final Scorer scorer;
  private final TagOutput output;

  /** A transformer knows each token's position and sees its whole sentence, so its sentences are not sliced. */
  private final boolean sliced;

  private Ensemble(Lexicon lexicon, List<Network> members) {
    this.members = List.copyOf(members);
    this.scorer = new Scorer(lexicon, this.members);
    this.output = output(members);
    this.sliced =
        ((Stack) members.get(0).body())
            .layers().stream().noneMatch(TransformerEncoder.class::isInstance);
  }

  /** A single network. */
  static Ensemble of(Lexicon lexicon, Network network) {
    return of(lexicon, List.of(network));
  }

  /** Several networks that were trained on the same words and tags. */
  static Ensemble of(Lexicon lexicon, List<Network> networks) {
    return new Ensemble(lexicon, networks);
  }

  /**
   * The networks of a configuration.
   *
   * @param sizes the sizes of each network
   * @param tensors all weights by the names that they have in files
   */
  static Ensemble of(
      TaggerConfig config, Lexicon lexicon, NetworkPlan.Sizes sizes, Map<String, Matrix> tensors) {
    List<Network> members = new ArrayList<>();
    for (int m = 0; m < config.members(); m++) {
      String prefix = prefix(m, config.members());
      Map<String, Matrix> own = new LinkedHashMap<>();
      tensors.forEach(
          (name, tensor) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), tensor);
            }
          });
      members.add(config.network().create(sizes, new Weights.Loaded(config.dtype(), own)));
    }
    return new Ensemble(lexicon, members);
  }

  private static String prefix(int member, int members) {
    return members == 1 ? "" : "member." + member + ".";
  }

  @Override
  public List<Parameter> parameters() {
    return IntStream.range(0, members.size())
        .boxed()
        .flatMap(
            m ->
                members.get(m).parameters().stream()
                    .map(p -> new Parameter(prefix(m, members.size()) + p.name(), p.value())))
        .toList();
  }

  /** A single network that gives the same scores: the only member, or one as wide as all of them. */
  Network merged(NetworkPlan plan, NetworkPlan.Sizes sizes) {
    return members.size() == 1 ? members.get(0) : MergedEnsemble.of(plan, members, sizes);
  }

  /** The output of the first network; if it has weights, with the mean of all networks' weights. */
  private static TagOutput output(List<Network> members) {
    TagOutput first = members.get(0).head().output();
    if (members.size() == 1 || first.parameters().isEmpty()) {
      return first;
    }
    Map<String, Matrix> means = new HashMap<>();
    for (Network member : members) {
      for (Parameter p : member.head().output().parameters()) {
        Matrix part = p.value().copy().scale(1.0 / members.size());
        means.merge(p.name(), part, Matrix::add);
      }
    }
    int tags = first.parameters().get(0).value().columns();
    return new Weights.Loaded(members.get(0).dtype(), means).crf("crf", tags);
  }

  @Override
  public TagLattice lattice(List<? extends List<String>> sentences) {
    Batch batch = Batch.of(sentences.stream().map(s -> new int[s.size()]).toArray(int[][]::new));
    Network first = members.get(0);
    int tags = first.head().scores().parameters().get(0).value().rows();
    Matrix scores = Matrix.zeros(first.dtype(), batch.tokens(), tags);
    int[][] rows = batch.rows();
    for (List<Slice> together : batches(sentences)) {
      List<List<String>> words = together.stream().map(Slice::words).toList();
      scorer.score(words, (some, places) -> copy(some, places, together, scores, rows));
    }
    return output.lattice(scores, batch);
  }

  /** Copies the rows of the words that take their tags from these slices. */
  private static void copy(
      Matrix from, int[][] places, List<Slice> slices, Matrix into, int[][] rows) {
    for (int i = 0; i < places.length; i++) {
      Slice slice = slices.get(i);
      for (int t = slice.range.first(); t < slice.range.end(); t++) {
        into.row(rows[slice.sentence][t]).assign(from.row(places[i][t - slice.range.from()]));
      }
    }
  }

  /** The slices of sentences, in lists of those that are computed together. */
  private List<List<Slice>> batches(List<? extends List<String>> sentences) {
    List<Slice> slices = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      int length = sentences.get(s).size();
      for (SentenceSlice range : sliced ? SentenceSlice.of(length) : SentenceSlice.whole(length)) {
        slices.add(new Slice(s, range, sentences.get(s).subList(range.from(), range.to())));
      }
    }
    int[] lengths = slices.stream().mapToInt(slice -> slice.words.size()).toArray();
    List<Integer> all = IntStream.range(0, lengths.length).boxed().toList();
    return Batches.sorted(all, lengths, BATCH_TOKENS).stream()
        .map(batch -> Arrays.stream(batch).mapToObj(slices::get).toList())
        .toList();
  }

  /** A slice of a sentence. */
  private record Slice(int sentence, SentenceSlice range, List<String> words) {}
}
