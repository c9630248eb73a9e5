package dev.unfold.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What the JVM's threads allocate on its heap. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes for each unit of work, all threads together, over at least so many seconds. */
  static double perUnit(Side side, double seconds) {
    long[] work = {0};
    long before = bytes();
    Race.rate(
        () -> {
          long done = side.work();
          work[0] += done;
          return done;
        },
        seconds);
    return (double) (bytes() - before) / work[0];
  }

  /** Bytes that the threads alive have allocated since they began. */
  private static long bytes() {
    long[] threads = THREADS.getAllThreadIds();
    return Arrays.stream(THREADS.getThreadAllocatedBytes(threads)).filter(b -> b > 0).sum();
  }
}
