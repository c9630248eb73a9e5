package dev.unfold.matrix.internal.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls the vector loops over {@code float} on a thread of its own until C2 has compiled them: until each runs at a speed that
 * plain Java does not reach. It works half of the time, so that on a busy core it does not take the core from those who wait for
 * results. Where C2 does not compile them, as with {@code -Xint}, it gives up, and the loops in plain Java go on serving.
 */
final class WarmUp {
  /** A pass is a few calls of each loop; compiled at the latest after several thousand calls. */
  private static final int MOST_PASSES = 20_000;

  /** Passes in a row in which all loops were fast. */
  private static final int STEADY = 3;

  private static final int CALLS = 4;
  private static final long LONGEST_PAUSE_NANOS = 5_000_000;

  private final VectorFloatKernels vector;
  private final Runnable changeOver;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A warm-up that has not started.
   *
   * @param changeOver called once the loops are compiled
   */
  WarmUp(VectorFloatKernels vector, Runnable changeOver) {
    this.vector = vector;
    this.changeOver = changeOver;
  }

  /** Starts the thread, at the first call. */
  void start() {
    if (!started.get() && started.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "unfold-warm-up");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  /** Blocks until the loops are compiled, or it has given up. */
  void await() throws InterruptedException {
    start();
    ended.await();
  }

  private void run() {
    WarmUpEvent event = new WarmUpEvent();
    event.begin();
    try {
      List<WarmUpLoop> loops = loops();
      int steady = 0;
      while (steady < STEADY && event.passes < MOST_PASSES) {
        event.passes++;
        steady = pass(loops) ? steady + 1 : 0;
      }
      event.compiled = steady == STEADY;
      if (event.compiled) {
        changeOver.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
      event.commit();
    }
  }

  /** Calls all loops, then pauses for as long; whether all of them were fast. */
  private static boolean pass(List<WarmUpLoop> loops) throws InterruptedException {
    long start = System.nanoTime();
    boolean fast = true;
    for (WarmUpLoop loop : loops) {
      fast &= loop.isFast(CALLS);
    }
    long pause = Math.min(LONGEST_PAUSE_NANOS, System.nanoTime() - start);
    Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
    return fast;
  }

  /** Every kind of tile, strip and rest that taggers' networks have. */
  private List<WarmUpLoop> loops() {
    List<WarmUpLoop> loops = new ArrayList<>();
    for (int m : new int[] {1, 2, 7, 8}) {
      for (int vectors = 1; vectors <= 4; vectors++) {
        loops.add(WarmUpLoop.packedProduct(vector, m, vectors * FloatLanes.V, 24));
      }
      loops.add(WarmUpLoop.packedProduct(vector, m, 6 * FloatLanes.V + 1, 24));
      loops.add(WarmUpLoop.product(vector, m, 4 * FloatLanes.V + 1, 24));
    }
    for (int n : new int[] {4 * FloatLanes.V, 12 * FloatLanes.V + 1}) {
      loops.add(WarmUpLoop.row(n, vector::sigmoid));
      loops.add(WarmUpLoop.row(n, vector::tanh));
      loops.add(WarmUpLoop.row(n, vector::exp));
      loops.add(WarmUpLoop.sum(vector, n));
      loops.add(WarmUpLoop.gru(vector, n));
      loops.add(WarmUpLoop.lstm(vector, n));
      loops.add(WarmUpLoop.pack(vector, n, 24));
    }
    return loops;
  }
}
