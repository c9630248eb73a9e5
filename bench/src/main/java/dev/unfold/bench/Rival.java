package dev.unfold.bench;

import dev.unfold.torch.TorchLibrary;
import java.util.List;

/**
 * PyTorch in one of its settings.
 *
 * @param contender the network
 * @param threads of PyTorch itself
 * @param blasThreads of its BLAS
 * @param remark what else is special to it; may be empty
 */
record Rival(Contender contender, int threads, int blasThreads, String remark) {
  /** Sets PyTorch so. */
  void settle() {
    TorchLibrary.useThreads(threads, blasThreads);
  }

  /** One network with every division of at most so many threads between PyTorch and its BLAS: they may hinder each other. */
  static List<Rival> onThreads(Contender contender, int threads, String remark) {
    Rival one = new Rival(contender, 1, 1, remark);
    return threads == 1
        ? List.of(one)
        : List.of(
            new Rival(contender, threads, threads, remark),
            new Rival(contender, threads, 1, remark),
            new Rival(contender, 1, threads, remark),
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
