package org.teavm.classlib.java.util.concurrent.locks;

/** Stands in for {@link java.util.concurrent.locks.LockSupport}: there is no second thread to wait for. */
public final class TLockSupport {
  private TLockSupport() {}

  public static void park(Object blocker) {}

  public static void unpark(Thread thread) {}
}
