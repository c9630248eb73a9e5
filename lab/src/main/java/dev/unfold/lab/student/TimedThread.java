package dev.unfold.lab.student;

import dev.unfold.lab.exercise.RunFailure;
import dev.unfold.lab.exercise.StudentException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/**
 * A thread that runs one task after the other, each with a limit on its CPU time. A task that waits instead of computing is
 * limited by the number of polls: a clock would also count time in which the whole process was suspended.
 */
final class TimedThread {
  private static final int POLL_MILLIS = 50;
  private static final int WAITING_FACTOR = 6;

  private final int seconds;
  private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
  private Thread thread;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            thread = new Thread(task, "student");
            thread.setDaemon(true);
            return thread;
          });

  TimedThread(int seconds) {
    this.seconds = seconds;
  }

  /**
   * Runs a task.
   *
   * @param line finds the student's line on the stack of a task that is stopped
   * @throws StudentException if it takes too long; the thread is then still running
   */
  <T> T run(Callable<T> task, ToIntFunction<StackTraceElement[]> line) {
    Future<T> result = executor.submit(task);
    long begun = times.getThreadCpuTime(thread.getId());
    long polls = (long) WAITING_FACTOR * seconds * 1000 / POLL_MILLIS;
    for (long poll = 0; poll < polls; poll++) {
      try {
        return result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (times.getThreadCpuTime(thread.getId()) - begun > seconds * 1_000_000_000L) {
          break;
        }
      } catch (ExecutionException e) {
        throw rethrown(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    int at = line.applyAsInt(thread.getStackTrace());
    throw new StudentException(RunFailure.of(RunFailure.Kind.TOO_LONG, at, seconds + " s"));
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failed ? failed : new IllegalStateException(cause);
  }
}
