package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.Words;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Scores of tokens by one or more networks whose weights no longer change; of several, the mean of the scores. Thread-safe:
 * the weights are packed once, and every computing thread borrows a workspace.
 */
public final class NetworkScorer {
  private final List<Network> networks;
  private final int width;
  private final PackedWeights weights = new PackedWeights();
  private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** A scorer of these networks, at least one. */
  public NetworkScorer(List<Network> networks) {
    this.networks = List.copyOf(networks);
    this.width = networks.stream().mapToInt(Network::projectedWidth).sum();
  }

  /** The number of columns of {@link #project}. */
  public int width() {
    return width;
  }

  /** The number type of the weights. */
  public DType dtype() {
    return networks.get(0).dtype();
  }

  /** Lends a workspace to a computation; no matrix of it may remain in use afterwards. */
  public <R> R inWorkspace(Function<Workspace, R> computation) {
    Workspace workspace = Optional.ofNullable(idle.poll()).orElseGet(() -> new Workspace(weights));
    try {
      return computation.apply(workspace);
    } finally {
      workspace.clear();
      idle.add(workspace);
    }
  }

  /** All that depends on each word alone, B×S: the networks' {@link Network#project} side by side. */
  public Matrix project(Words words, Workspace workspace) {
    Matrix all = workspace.matrix(dtype(), words.size(), width);
    int from = 0;
    for (Network network : networks) {
      all.setColumns(from, network.project(words, workspace));
      from += network.projectedWidth();
    }
    return all;
  }

  /**
   * The scores of some heads' tags, N×K each, from cached projections.
   *
   * @param heads the heads by number
   */
  public Matrix[] scores(int[] heads, CachedTokens tokens, Batch batch) {
    Matrix[] sums = new Matrix[heads.length];
    int from = 0;
    for (int m = 0; m < networks.size(); m++) {
      Network network = networks.get(m);
      Matrix states = network.states(m == 0 ? tokens : tokens.from(from), batch);
      for (int j = 0; j < heads.length; j++) {
        Matrix scores = network.scores(heads[j], states, batch);
        sums[j] = m == 0 ? scores : sums[j].add(scores);
      }
      from += network.projectedWidth();
    }
    if (networks.size() > 1) {
      for (Matrix sum : sums) {
        sum.scale(1.0 / networks.size());
      }
    }
    return sums;
  }
}
