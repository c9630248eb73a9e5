package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.JointNetwork;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Networks at work on words, for all threads; of several the mean of the scores decides. Weights are packed once, each
 * thread that is computing has a workspace, and what is known of each word alone is kept for those that were met not long
 * ago.
 */
final class Scorer {
  /** Numbers that are kept in each of two generations: 64 MB of {@code float}. */
  private static final int KEPT_NUMBERS = 1 << 24;

  /** And as many words at most: where few numbers are known of each, the words take more memory than these. */
  private static final int KEPT_WORDS = 1 << 15;

  private final Lexicon lexicon;
  private final List<JointNetwork> networks;
  private final int width;
  private final RecentVectors vectors;
  private final PackedWeights weights = new PackedWeights();
  private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** Networks whose weights stay as they are, at least one. */
  Scorer(Lexicon lexicon, List<JointNetwork> networks) {
    this.lexicon = lexicon;
    this.networks = networks;
    this.width = networks.stream().mapToInt(JointNetwork::projectedWidth).sum();
    this.vectors = new RecentVectors(Math.max(1, Math.min(KEPT_WORDS, KEPT_NUMBERS / width)));
  }

  /** For each sentence its tags' scores, T×K, computed together. */
  List<Matrix> scores(List<? extends List<String>> sentences) {
    return computed(
        sentences,
        (tokens, batch) -> {
          Matrix scores = scores(tokens, batch);
          return Arrays.stream(batch.rows()).map(scores::gather).toList();
        });
  }

  private Matrix scores(CachedTokens tokens, Batch batch) {
    Matrix sum = networks.get(0).scores(tokens, batch);
    int from = networks.get(0).projectedWidth();
    for (JointNetwork network : networks.subList(1, networks.size())) {
      sum.add(network.scores(tokens.from(from), batch));
      from += network.projectedWidth();
    }
    return networks.size() == 1 ? sum : sum.scale(1.0 / networks.size());
  }

  /** What is made of tokens; nothing of it may lie in the workspace. */
  private interface Use<R> {
    R of(CachedTokens tokens, Batch batch);
  }

  private <R> R computed(List<? extends List<String>> sentences, Use<R> use) {
    Workspace workspace = Optional.ofNullable(idle.poll()).orElseGet(() -> new Workspace(weights));
    try {
      return computed(sentences, use, workspace);
    } finally {
      workspace.clear();
      idle.add(workspace);
    }
  }

  private <R> R computed(List<? extends List<String>> sentences, Use<R> use, Workspace workspace) {
    Map<String, Integer> distinct = new LinkedHashMap<>();
    int[][] ids = new int[sentences.size()][];
    for (int s = 0; s < ids.length; s++) {
      ids[s] =
          sentences.get(s).stream()
              .mapToInt(word -> distinct.computeIfAbsent(word, w -> distinct.size()))
              .toArray();
    }
    Batch batch = Batch.of(ids).in(workspace);
    Matrix words = projected(List.copyOf(distinct.keySet()), workspace);
    return use.of(new CachedTokens(words, batch.pack(ids)), batch);
  }

  /** What is known of each word, B×S; what is not at hand is computed together, and kept. */
  private Matrix projected(List<String> words, Workspace workspace) {
    Matrix all = workspace.matrix(networks.get(0).dtype(), words.size(), width);
    List<String> missing = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int w = 0; w < words.size(); w++) {
      Optional<Matrix> known = vectors.find(words.get(w));
      if (known.isPresent()) {
        all.row(w).assign(known.get());
      } else {
        missing.add(words.get(w));
        places.add(w);
      }
    }
    if (!missing.isEmpty()) {
      Matrix computed = project(lexicon.read(missing), workspace);
      for (int m = 0; m < missing.size(); m++) {
        all.row(places.get(m)).assign(computed.row(m));
        vectors.keep(missing.get(m), computed.row(m).copy());
      }
    }
    return all;
  }

  /** What each network makes of words, B×S, side by side. */
  private Matrix project(Words words, Workspace workspace) {
    Matrix all = workspace.matrix(networks.get(0).dtype(), words.size(), width);
    int at = 0;
    for (JointNetwork network : networks) {
      all.setColumns(at, network.project(words, workspace));
      at += network.projectedWidth();
    }
    return all;
  }
}
