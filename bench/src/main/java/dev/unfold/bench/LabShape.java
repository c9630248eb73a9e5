package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.torch.TorchRnn;
import java.util.List;
import java.util.Random;

/**
 * The lab's network in float32. PyTorch has no RNN with a sigmoid, so {@link TorchRnn} writes out its steps.
 *
 * @param words V
 * @param embedding E, the width of a word vector
 * @param hidden H, the width of the hidden state
 * @param tags K
 */
record LabShape(int words, int embedding, int hidden, int tags) implements Shape {
  private LabRnn network() {
    NetworkSize size = new NetworkSize(words, embedding, hidden, tags);
    return LabRnn.glorot(size, DType.FLOAT32, new Random(Workload.SEED));
  }

  @Override
  public TimedNetwork ours(List<Sentences> batches, int threads) {
    return new Lab(network(), Workload.SGD, batches);
  }

  @Override
  public List<TorchSetting> theirs(List<Sentences> batches, Work work, int threads) {
    TimedNetwork twin = new Lab(new TorchRnn(network()), Workload.SGD, batches);
    return TorchSetting.onThreads(twin, threads, "sigmoid steps written out");
  }

  /** {@code RNN of the lab, E 50, H 20}. */
  @Override
  public String toString() {
    return "RNN of the lab, E " + embedding + ", H " + hidden;
  }
}
