package org.teavm.classlib.java.util.concurrent.locks;

/** Stands in for {@link java.util.concurrent.locks.ReentrantLock}: there is one thread. */
public class TReentrantLock {
  public TReentrantLock() {}

  public TReentrantLock(boolean fair) {}

  public void lock() {}

  public void unlock() {}

  public boolean tryLock() {
    return true;
  }
}
