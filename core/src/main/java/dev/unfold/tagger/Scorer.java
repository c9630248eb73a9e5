package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkScorer;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores sentences with one or more networks. Thread-safe; what depends on a word alone is cached for recent words. */
final class Scorer {
  /** Entries that are cached in each of two generations: 64 MB of {@code float}. */
  private static final int CACHED_NUMBERS = 1 << 24;

  /** The most words of a generation: with few entries for each, the words take more memory than these. */
  private static final int CACHED_WORDS = 1 << 15;

  private final Lexicon lexicon;
  private final NetworkScorer networks;
  private final RecentVectors vectors;

  /** A scorer of networks whose weights no longer change, at least one. */
  Scorer(Lexicon lexicon, List<Network> networks) {
    this.lexicon = lexicon;
    this.networks = new NetworkScorer(networks);
    int words = CACHED_NUMBERS / this.networks.width();
    this.vectors = new RecentVectors(Math.max(1, Math.min(CACHED_WORDS, words)));
  }

  /** Takes the scores of sentences. */
  interface Scores {
    /**
     * Copies the scores; they are void afterwards.
     *
     * @param scores N×K
     * @param rows for each sentence and token its row
     */
    void take(Matrix scores, int[][] rows);
  }

  /** Scores sentences, computed together. */
  void score(List<? extends List<String>> sentences, Scores result) {
    networks.inWorkspace(
        workspace -> {
          score(sentences, result, workspace);
          return Optional.empty();
        });
  }

  private void score(List<? extends List<String>> sentences, Scores result, Workspace workspace) {
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
    result.take(networks.scores(new CachedTokens(words, batch.pack(ids)), batch), batch.rows());
  }

  /** The cached part of each word, B×S; missing ones are computed together, and cached. */
  private Matrix projected(List<String> words, Workspace workspace) {
    Matrix all = workspace.matrix(networks.dtype(), words.size(), networks.width());
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
      Matrix computed = networks.project(lexicon.read(missing), workspace);
      for (int m = 0; m < missing.size(); m++) {
        all.row(places.get(m)).assign(computed.row(m));
        vectors.keep(missing.get(m), computed.row(m).copy());
      }
    }
    return all;
  }
}
