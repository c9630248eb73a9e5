package dev.unfold.lab.exercise;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run of a student's class, in a thread with a time limit.
 *
 * <p>The limit applies to the CPU time of the thread. Code that waits instead of computing is limited by the number of
 * polls: a clock would also count time in which the whole process was suspended.
 */
final class StudentRun {
  private static final int POLL_MILLIS = 50;
  private static final int WAITING_FACTOR = 6;

  private final ThreadGroup group = new ThreadGroup("student");
  private final StudentClass code;
  private final Task task;
  private final boolean slopes;
  private final List<ProbeAnswer> answers = new ArrayList<>();
  private RunFailure failure;

  StudentRun(StudentClass code, Task task, boolean slopes) {
    this.code = code;
    this.task = task;
    this.slopes = slopes;
  }

  /** Runs the class on every probe. */
  RunResult within(Limits limits, CapturedOutput printed) {
    Thread thread = new Thread(group, this::answer, "student");
    thread.start();
    if (!ended(thread, limits)) {
      int line = code.line(thread.getStackTrace());
      String after = limits.seconds() + " s";
      return RunResult.failed(RunFailure.of(RunFailure.Kind.TOO_LONG, line, after), printed.take());
    }
    return failure == null
        ? RunResult.of(answers, printed.take())
        : RunResult.failed(failure, printed.take());
  }

  private void answer() {
    try {
      for (Probe probe : task.probes()) {
        ProbeAnswer answer = task.run(code, probe);
        answers.add(slopes ? answer.with(task.slopes(code, probe)) : answer);
      }
    } catch (StudentException e) {
      failure = e.failure();
    } catch (RuntimeException | Error e) {
      failure = code.thrown(e).failure();
    }
  }

  private static boolean ended(Thread thread, Limits limits) {
    long polls = (long) WAITING_FACTOR * limits.seconds() * 1000 / POLL_MILLIS;
    try {
      thread.join(POLL_MILLIS);
      for (long poll = 1; thread.isAlive() && poll < polls; poll++) {
        long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
        if (nanos > limits.seconds() * 1_000_000_000L) {
          return false;
        }
        thread.join(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** Whether a thread of the run is still alive. Threads of libraries are daemons and do not count. */
  boolean isStillRunning() {
    Thread[] threads = new Thread[group.activeCount() + 8];
    int count = group.enumerate(threads);
    return Arrays.stream(threads, 0, count).anyMatch(thread -> !thread.isDaemon());
  }
}
