package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkScorer;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores sentences with one or more networks. Thread-safe; what depends on a word alone is cached for recent words. */
final class Scorer {
  /** About the bytes of a cached word besides its numbers: its text, its entry in the map, its matrix. */
  private static final int ENTRY_BYTES = 200;

  private final Lexicon lexicon;
  private final NetworkScorer networks;
  private final RecentVectors vectors;

  /**
   * A scorer of networks whose weights no longer change, at least one.
   *
   * @param cacheBytes about the most bytes of the cache of words
   */
  Scorer(Lexicon lexicon, List<Network> networks, long cacheBytes) {
    this.lexicon = lexicon;
    this.networks = new NetworkScorer(networks);
    this.vectors = new RecentVectors(words(this.networks, cacheBytes));
  }

  /** A scorer of the same networks with another cache. */
  private Scorer(Lexicon lexicon, NetworkScorer networks, RecentVectors vectors) {
    this.lexicon = lexicon;
    this.networks = networks;
    this.vectors = vectors;
  }

  /** A scorer that shares the networks and has an empty cache of another size. */
  Scorer withCache(long bytes) {
    return new Scorer(lexicon, networks, new RecentVectors(words(networks, bytes)));
  }

  /** The words of a generation: there are two of them. */
  private static int words(NetworkScorer networks, long bytes) {
    long word = (long) networks.width() * networks.dtype().bytes() + ENTRY_BYTES;
    return (int) Math.min(Integer.MAX_VALUE, bytes / 2 / word);
  }

  /** Takes the scores of sentences. */
  interface Scores {
    /**
     * Copies the scores; they are void afterwards.
     *
     * @param scores of each head, N×K
     * @param rows for each sentence and token its row
     */
    void take(Matrix[] scores, int[][] rows);
  }

  /**
   * Scores sentences, computed together.
   *
   * @param heads the heads by number
   */
  void score(int[] heads, List<? extends List<String>> sentences, Scores result) {
    networks.inWorkspace(
        workspace -> {
          score(heads, sentences, result, workspace);
          return Optional.empty();
        });
  }

  private void score(
      int[] heads, List<? extends List<String>> sentences, Scores result, Workspace workspace) {
    Map<String, Integer> places = new HashMap<>();
    List<String> distinct = new ArrayList<>();
    int[][] ids = new int[sentences.size()][];
    for (int s = 0; s < ids.length; s++) {
      List<String> sentence = sentences.get(s);
      ids[s] = new int[sentence.size()];
      int t = 0;
      for (String word : sentence) {
        Integer place = places.putIfAbsent(word, distinct.size());
        ids[s][t++] = place == null ? distinct.size() : place;
        if (place == null) {
          distinct.add(word);
        }
      }
    }
    Batch batch = Batch.of(ids).in(workspace);
    Matrix words = projected(distinct, workspace);
    CachedTokens tokens = new CachedTokens(words, batch.pack(ids));
    result.take(networks.scores(heads, tokens, batch), batch.rows());
  }

  /** The cached part of each word, B×S; missing ones are computed together, and cached. */
  private Matrix projected(List<String> words, Workspace workspace) {
    Matrix all = workspace.matrix(networks.dtype(), words.size(), networks.width());
    List<String> missing = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int w = 0; w < words.size(); w++) {
      if (!vectors.copy(words.get(w), all, w)) {
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
