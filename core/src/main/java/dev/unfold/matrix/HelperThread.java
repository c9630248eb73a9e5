package dev.unfold.matrix;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A second thread that does one piece of work while its owner does another: for pieces so short that to wake a thread would
 * cost as much as they do. So it stays awake a little after each piece, and sleeps only then.
 */
public final class HelperThread implements AutoCloseable {
  /** How often to look for work before sleeping: some half a millisecond, more than what lies between two pieces of a step. */
  private static final int LOOKS = 20_000;

  private final AtomicReference<Runnable> work = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "unfold-partner");
  private volatile boolean closed;
  private volatile Throwable failure;

  /** A partner that waits for work. */
  public HelperThread() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int looks = 0;
    while (true) {
      boolean last = closed; // read before the work: what was begun before the end is done
      Runnable piece = work.get();
      if (piece != null) {
        runOne(piece);
        looks = 0;
      } else if (last) {
        return;
      } else if (looks++ < LOOKS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void runOne(Runnable piece) {
    try {
      piece.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    work.set(null);
  }

  /**
   * Does {@code own} here while each partner does {@code theirs}. Returns when all are done, also where one of them fails;
   * throws what was thrown here, or else what the first of the partners threw.
   */
  public static void together(List<HelperThread> partners, Runnable theirs, Runnable own) {
    partners.forEach(partner -> partner.begin(theirs));
    try {
      own.run();
    } finally {
      partners.forEach(HelperThread::await);
    }
    partners.forEach(HelperThread::rethrow);
  }

  private void begin(Runnable piece) {
    if (closed) {
      throw new IllegalStateException(
          "Partner: is closed, nobody would do this piece; begin it before close()");
    }
    failure = null;
    work.set(piece);
    LockSupport.unpark(thread);
  }

  private void await() {
    for (int looks = 0; work.get() != null; looks++) {
      if (looks < LOOKS) {
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

  /** Ends the thread, once it has done what was begun. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
