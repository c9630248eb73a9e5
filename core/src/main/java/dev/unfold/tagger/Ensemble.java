package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.MergedEnsemble;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Weights;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Layer;
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

  /** The heads of the scorer's networks, by number, that are the heads of {@link #members}. */
  private final int[] heads;

  private final List<TagOutput> outputs;

  /** A transformer knows each token's position and sees its whole sentence, so its sentences are not sliced. */
  private final boolean sliced;

  private Ensemble(List<Network> members, Scorer scorer, int[] heads) {
    this.members = List.copyOf(members);
    this.scorer = scorer;
    this.heads = heads;
    this.outputs = IntStream.range(0, heads.length).mapToObj(h -> output(members, h)).toList();
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
    Scorer scorer = new Scorer(lexicon, networks, Tagger.CACHE_BYTES);
    int[] heads = IntStream.range(0, networks.get(0).heads().size()).toArray();
    return new Ensemble(networks, scorer, heads);
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
    return of(lexicon, members);
  }

  @Override
  public Ensemble pick(int... columns) {
    List<Network> some = members.stream().map(member -> member.withHeads(columns)).toList();
    return new Ensemble(some, scorer, Arrays.stream(columns).map(c -> heads[c]).toArray());
  }

  @Override
  public Ensemble withCache(long bytes) {
    return new Ensemble(members, scorer.withCache(bytes), heads);
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

  /** A head's output in the first network; if it has weights, with the mean of all networks' weights. */
  private static TagOutput output(List<Network> members, int head) {
    TagOutput first = members.get(0).heads().get(head).output();
    if (members.size() == 1 || first.parameters().isEmpty()) {
      return first;
    }
    Map<String, Matrix> means = new HashMap<>();
    for (Network member : members) {
      for (Parameter p : member.heads().get(head).output().parameters()) {
        Matrix part = p.value().copy().scale(1.0 / members.size());
        means.merge(p.name(), part, Matrix::add);
      }
    }
    int tags = first.parameters().get(0).value().columns();
    return new Weights.Loaded(members.get(0).dtype(), means).crf("crf", tags);
  }

  @Override
  public List<TagLattice> lattices(List<? extends List<String>> sentences) {
    boolean[] all = new boolean[heads.length];
    Arrays.fill(all, true);
    Decoding decoding = new Decoding(sentences, all);
    return IntStream.range(0, heads.length).mapToObj(decoding::lattice).toList();
  }

  /** Independent tags without rules are decided where their scores are computed; for all others these are collected. */
  @Override
  public int[][][] best(List<? extends List<String>> sentences, List<LabelRules> rules) {
    boolean[] joint = new boolean[heads.length];
    for (int h = 0; h < heads.length; h++) {
      joint[h] = !(outputs.get(h) instanceof CrossEntropy) || rules.get(h).allowed().isPresent();
    }
    Decoding decoding = new Decoding(sentences, joint);
    for (int h = 0; h < heads.length; h++) {
      if (joint[h]) {
        decoding.best[h] = rules.get(h).on(decoding.lattice(h)).best();
      }
    }
    return decoding.best;
  }

  /** The computation of some sentences. */
  private final class Decoding {
    private final Batch batch;
    private final int[][] rows;

    /** For each head and sentence the best tags, if each tag is decided alone. */
    private final int[][][] best;

    /** For each head the scores of all sentences, if its tags are decided together. */
    private final Matrix[] collected;

    /**
     * Computes.
     *
     * @param joint for each head whether its scores are collected
     */
    Decoding(List<? extends List<String>> sentences, boolean[] joint) {
      int[] lengths = new int[sentences.size()];
      for (int s = 0; s < lengths.length; s++) {
        lengths[s] = sentences.get(s).size();
      }
      this.batch = Batch.ofLengths(lengths);
      this.rows = any(joint) ? batch.rows() : new int[0][];
      this.best = new int[heads.length][][];
      this.collected = new Matrix[heads.length];
      for (int h = 0; h < heads.length; h++) {
        if (joint[h]) {
          Layer scores = members.get(0).heads().get(h).scores();
          int tags = scores.parameters().get(0).value().rows();
          collected[h] = Matrix.zeros(members.get(0).dtype(), batch.tokens(), tags);
        } else {
          best[h] = arrays(lengths);
        }
      }
      for (List<Slice> together : batches(sentences, lengths)) {
        List<List<String>> words = new ArrayList<>(together.size());
        for (Slice slice : together) {
          words.add(slice.words);
        }
        BatchEvent event = new BatchEvent();
        event.begin();
        scorer.score(heads, words, (some, places) -> take(some, places, together));
        event.end();
        if (event.shouldCommit()) {
          event.sentences = words.size();
          event.words = words.stream().mapToInt(List::size).sum();
          event.columns = heads.length;
          event.commit();
        }
      }
    }

    private static boolean any(boolean[] flags) {
      boolean any = false;
      for (boolean flag : flags) {
        any |= flag;
      }
      return any;
    }

    private static int[][] arrays(int[] lengths) {
      int[][] arrays = new int[lengths.length][];
      for (int s = 0; s < lengths.length; s++) {
        arrays[s] = new int[lengths[s]];
      }
      return arrays;
    }

    /** Reads the rows of the words that take their tags from these slices. */
    private void take(Matrix[] scores, int[][] places, List<Slice> slices) {
      for (int i = 0; i < places.length; i++) {
        Slice slice = slices.get(i);
        for (int t = slice.range.first(); t < slice.range.end(); t++) {
          int from = places[i][t - slice.range.from()];
          for (int h = 0; h < scores.length; h++) {
            if (collected[h] == null) {
              best[h][slice.sentence][t] = scores[h].argMax(from);
            } else {
              collected[h].row(rows[slice.sentence][t]).assign(scores[h].row(from));
            }
          }
        }
      }
    }

    TagLattice lattice(int head) {
      return outputs.get(head).lattice(collected[head], batch);
    }
  }

  /** The slices of sentences, in lists of those that are computed together. */
  private List<List<Slice>> batches(List<? extends List<String>> sentences, int[] lengths) {
    List<Slice> slices = new ArrayList<>();
    for (int s = 0; s < lengths.length; s++) {
      List<String> sentence = sentences.get(s);
      List<SentenceSlice> ranges =
          sliced ? SentenceSlice.of(lengths[s]) : SentenceSlice.whole(lengths[s]);
      for (SentenceSlice range : ranges) {
        boolean whole = ranges.size() == 1;
        slices.add(
            new Slice(s, range, whole ? sentence : sentence.subList(range.from(), range.to())));
      }
    }
    if (slices.size() < 2) {
      return slices.isEmpty() ? List.of() : List.of(slices);
    }
    int[] sizes = slices.stream().mapToInt(slice -> slice.words.size()).toArray();
    List<Integer> all = IntStream.range(0, sizes.length).boxed().toList();
    return Batches.sorted(all, sizes, BATCH_TOKENS).stream()
        .map(batch -> Arrays.stream(batch).mapToObj(slices::get).toList())
        .toList();
  }

  /** A slice of a sentence. */
  private record Slice(int sentence, SentenceSlice range, List<String> words) {}
}
