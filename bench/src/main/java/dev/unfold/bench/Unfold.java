package dev.unfold.bench;

import dev.unfold.model.BatchGradient;
import dev.unfold.model.Network;
import dev.unfold.optim.Sgd;
import java.util.List;

/** A network in this engine. */
final class Unfold implements TimedNetwork {
  private final Network network;
  private final Sgd sgd;
  private final List<Sentences> batches;
  private final BatchGradient training;
  private final Prediction prediction;

  Unfold(Network network, Sgd sgd, List<Sentences> batches, int threads) {
    this.network = network;
    this.sgd = sgd;
    this.batches = batches;
    this.training = new BatchGradient(network, threads);
    this.prediction = new Prediction(network, threads);
  }

  @Override
  public double train(int batch) {
    Sentences sentences = batches.get(batch);
    return training.update(sentences.input(), sentences.output(), sgd);
  }

  @Override
  public double loss(int batch) {
    Sentences sentences = batches.get(batch);
    return network.crossEntropyLoss(sentences.input(), sentences.output());
  }

  @Override
  public void predict(int batch) {
    prediction.predict(batches.get(batch).input());
  }
}
