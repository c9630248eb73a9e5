package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.NetworkPlan;

/** Configurations for the tests of every module. */
public final class Configs {
  private Configs() {}

  /** Plain gradient descent. */
  public static TaggerConfig sgd(
      boolean lab,
      NetworkPlan network,
      double learningRate,
      int epochs,
      int batchSize,
      int seed,
      DType dtype,
      Tagset tagset) {
    SgdPlan plan = new SgdPlan(lab, learningRate, epochs, batchSize);
    return new TaggerConfig(tagset, dtype, seed, 1, network, plan);
  }
}
