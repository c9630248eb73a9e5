package dev.unfold.matrix;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A second thread that does one piece of work while its owner does another: for pieces so short that to wake a thread would
 * cost as much as they do. So it stays awake a little after each piece, and sleeps only then.
 */
public final class Partner implements AutoCloseable {
  /** How often to look for work before sleeping: some 50 µs. */
  private static final int LOOKS = 2_000;

  private final AtomicReference<Runnable> work = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "unfold-partner");
  private volatile boolean closed;
  private volatile Throwable failure;

  /** A partner that waits for work. */
  public Partner() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int looks = 0;
    while (!closed) {
      Runnable piece = work.get();
      if (piece != null) {
        runOne(piece);
        looks = 0;
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

  /** Begins {@code piece}; what was begun before has been waited for. */
  public void begin(Runnable piece) {
    failure = null;
    work.set(piece);
    LockSupport.unpark(thread);
  }

  /** Waits until the piece is done, and throws what it threw. */
  public void await() {
    settle();
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Waits until the piece is done. */
  public void settle() {
    for (int looks = 0; work.get() != null; looks++) {
      if (looks < LOOKS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** Ends the thread. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
