package dev.unfold.bench;

import dev.unfold.matrix.Gradients;
import dev.unfold.model.SequenceModel;
import dev.unfold.optim.Sgd;
import java.util.List;

/** The lab's network, in Java or in PyTorch, trained as in the lab. */
final class Lab implements TimedNetwork {
  private final SequenceModel model;
  private final Sgd sgd;
  private final List<Sentences> batches;
  private final Gradients gradients = new Gradients();

  Lab(SequenceModel model, Sgd sgd, List<Sentences> batches) {
    this.model = model;
    this.sgd = sgd;
    this.batches = batches;
  }

  @Override
  public double train(int batch) {
    Sentences sentences = batches.get(batch);
    return model.update(sentences.input(), sentences.output(), sgd, gradients);
  }

  @Override
  public double loss(int batch) {
    Sentences sentences = batches.get(batch);
    return model.crossEntropyLoss(sentences.input(), sentences.output());
  }

  @Override
  public void predict(int batch) {
    model.predict(batches.get(batch).input());
  }
}
