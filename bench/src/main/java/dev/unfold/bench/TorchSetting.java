package dev.unfold.bench;

import dev.unfold.torch.TorchLibrary;
import java.util.List;

/**
 * A network in PyTorch, with the numbers of threads to run it on.
 *
 * @param network the network
 * @param threads the threads of PyTorch itself
 * @param blasThreads the threads of its BLAS
 * @param remark other properties of the setting; may be empty
 */
record TorchSetting(TimedNetwork network, int threads, int blasThreads, String remark) {
  /** Applies the numbers of threads to PyTorch. */
  void apply() {
    TorchLibrary.useThreads(threads, blasThreads);
  }

  /** One network with all ways to use at most {@code threads} threads in PyTorch and in its BLAS, which may hinder each other. */
  static List<TorchSetting> onThreads(TimedNetwork network, int threads, String remark) {
    TorchSetting one = new TorchSetting(network, 1, 1, remark);
    return threads == 1
        ? List.of(one)
        : List.of(
            new TorchSetting(network, threads, threads, remark),
            new TorchSetting(network, threads, 1, remark),
            new TorchSetting(network, 1, threads, remark),
            one);
  }

  /** {@code 2 threads, 1 in BLAS}, and the remark. */
  @Override
  public String toString() {
    String count = threads + (threads == 1 ? " thread" : " threads");
    String blas = blasThreads == threads ? "" : ", " + blasThreads + " in BLAS";
    return count + blas + (remark.isEmpty() ? "" : ", " + remark);
  }
}
