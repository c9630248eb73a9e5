package dev.unfold.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** The memory that the JVM's threads allocate on its heap. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes per unit of work, all threads together, over at least {@code seconds}. */
  static double perUnit(Competitor competitor, double seconds) {
    long[] work = {0};
    long before = bytes();
    Race.rate(
        () -> {
          long done = competitor.work();
          work[0] += done;
          return done;
        },
        seconds);
    return (double) (bytes() - before) / work[0];
  }

  /** The bytes that the live threads have allocated since they started. */
  private static long bytes() {
    long[] threads = THREADS.getAllThreadIds();
    return Arrays.stream(THREADS.getThreadAllocatedBytes(threads)).filter(b -> b > 0).sum();
  }
}
