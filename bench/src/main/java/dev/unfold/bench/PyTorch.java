package dev.unfold.bench;

import dev.unfold.model.Network;
import dev.unfold.optim.Sgd;
import dev.unfold.torch.TorchNetwork;
import dev.unfold.torch.TorchSentences;
import java.util.List;

/** A network of PyTorch's own modules, with its optimiser. */
final class PyTorch implements TimedNetwork {
  private final TorchNetwork network;
  private final List<TorchSentences> batches;

  /** Copies the weights of {@code network}; {@code sparse} as in {@link TorchNetwork}. */
  PyTorch(Network network, Sgd sgd, List<Sentences> batches, boolean sparse) {
    this.network = new TorchNetwork(network, sgd, sparse);
    this.batches = batches.stream().map(b -> new TorchSentences(b.input(), b.output())).toList();
  }

  @Override
  public double train(int batch) {
    return network.train(batches.get(batch));
  }

  @Override
  public double loss(int batch) {
    return network.loss(batches.get(batch));
  }

  @Override
  public void predict(int batch) {
    network.predict(batches.get(batch));
  }
}
