package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.JointNetwork;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Projected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A network at work on words, for all threads: its weights are packed once, each thread that is computing has a workspace,
 * and what is known of each word alone is kept for those that were met not long ago.
 */
final class Reading {
  /** Numbers that are kept in each of two generations: with words and all, some 35 MB each. */
  private static final int KEPT_NUMBERS = 1 << 23;

  /** And as many words at most: where few numbers are known of each, the words take more memory than these. */
  private static final int KEPT_WORDS = 1 << 15;

  private final Lexicon lexicon;
  private final JointNetwork network;
  private final int width;
  private final RecentVectors vectors;
  private final PackedWeights weights = new PackedWeights();
  private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** A network whose weights stay as they are. */
  Reading(Lexicon lexicon, JointNetwork network) {
    this.lexicon = lexicon;
    this.network = network;
    this.width = network.projectedWidth();
    this.vectors = new RecentVectors(Math.max(1, Math.min(KEPT_WORDS, KEPT_NUMBERS / width)));
  }

  /** For each sentence its tags' scores, T×K, computed together. */
  List<Matrix> scores(List<? extends List<String>> sentences) {
    return computed(
        sentences,
        (tokens, batch) -> {
          Matrix scores = network.scores(tokens, batch);
          return Arrays.stream(batch.rows()).map(scores::gather).toList();
        });
  }

  /** What is made of tokens; nothing of it may lie in the workspace. */
  private interface Use<R> {
    R of(Projected tokens, Batch batch);
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
    return use.of(new Projected(words, batch.pack(ids)), batch);
  }

  /** What is known of each word, B×S; what is not at hand is computed together, and kept. */
  private Matrix projected(List<String> words, Workspace workspace) {
    Matrix all = workspace.matrix(network.dtype(), words.size(), width);
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
      Matrix computed = network.project(lexicon.read(missing), workspace);
      for (int m = 0; m < missing.size(); m++) {
        all.row(places.get(m)).assign(computed.row(m));
        vectors.keep(missing.get(m), computed.row(m).copy());
      }
    }
    return all;
  }
}
