package dev.unfold.matrix;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A helper thread for tasks so short that waking a sleeping thread would cost as much as the task: it spins for a while before
 * it parks.
 */
public final class HelperThread implements AutoCloseable {
  /** Spins before the thread parks: about half a millisecond, more than the pause between two tasks of a training step. */
  private static final int SPINS = 20_000;

  private final AtomicReference<Runnable> next = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "unfold-helper");
  private volatile boolean closed;
  private volatile Throwable failure;

  /** Starts a daemon thread, which waits for tasks until it is closed. */
  public HelperThread() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int spins = 0;
    while (true) {
      boolean last = closed; // read before the task: one that began before close() is still run
      Runnable task = next.get();
      if (task != null) {
        runOne(task);
        spins = 0;
      } else if (last) {
        return;
      } else if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void runOne(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    next.set(null);
  }

  /**
   * Runs {@code own} on this thread while each helper runs {@code theirs}. Returns when all have finished, also if one fails;
   * then it throws the failure of {@code own} or, if there is none, of the first helper that failed.
   */
  public static void together(List<HelperThread> helpers, Runnable theirs, Runnable own) {
    helpers.forEach(helper -> helper.begin(theirs));
    try {
      own.run();
    } finally {
      helpers.forEach(HelperThread::await);
    }
    helpers.forEach(HelperThread::rethrow);
  }

  private void begin(Runnable task) {
    if (closed) {
      throw new IllegalStateException(
          "HelperThread: is closed and would not run this task; begin it before close()");
    }
    failure = null;
    next.set(task);
    LockSupport.unpark(thread);
  }

  private void await() {
    for (int spins = 0; next.get() != null; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void rethrow() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Ends the thread after the task that it has begun. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
