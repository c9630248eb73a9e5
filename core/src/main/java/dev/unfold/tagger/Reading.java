package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.JointNetwork;
import dev.unfold.nn.Batch;
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
 * and the vectors of words that were met not long ago are kept.
 */
final class Reading {
  /** Numbers of the vectors that are kept in each of two generations: with words and all, some 20 MB each. */
  private static final int KEPT_NUMBERS = 1 << 22;

  /** And as many words at most: those of narrow vectors take more memory than their vectors. */
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
    this.width = network.encoder().width();
    this.vectors = new RecentVectors(Math.max(1, Math.min(KEPT_WORDS, KEPT_NUMBERS / width)));
  }

  /** For each sentence its tags' scores, T×K, computed together. */
  List<Matrix> scores(List<? extends List<String>> sentences) {
    return computed(
        sentences,
        (e, batch) -> {
          Matrix scores = network.scores(e, batch);
          return Arrays.stream(batch.rows()).map(scores::gather).toList();
        });
  }

  /** What is made of the tokens' vectors, N×D; nothing of it may lie in the workspace. */
  private interface Use<R> {
    R of(Matrix e, Batch batch);
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
    Matrix v = vectors(List.copyOf(distinct.keySet()), workspace);
    return use.of(workspace.gather(v, batch.pack(ids)), batch);
  }

  /** The vector of each word, B×D; those that are not at hand are computed together, and kept. */
  private Matrix vectors(List<String> words, Workspace workspace) {
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
      Matrix encoded = network.encode(lexicon.read(missing), workspace);
      for (int m = 0; m < missing.size(); m++) {
        all.row(places.get(m)).assign(encoded.row(m));
        vectors.keep(missing.get(m), encoded.row(m).copy());
      }
    }
    return all;
  }
}
