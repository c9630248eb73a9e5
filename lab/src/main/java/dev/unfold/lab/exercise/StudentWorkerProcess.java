package dev.unfold.lab.exercise;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a {@link StudentWorker}: started on demand, and again after it has ended. */
final class StudentWorkerProcess implements AutoCloseable {
  private static final int POLL_MILLIS = 100;

  /** A process whose stream has ended is about to end; on a busy machine that takes a moment. */
  private static final int ENDING_SECONDS = 5;

  /** A worker may be silent for this multiple of its time limit, plus the time below for the compiler. */
  private static final int SILENCE_FACTOR = 10;

  private static final int SILENCE_SECONDS = 120;

  private final Limits limits;
  private Process process;
  private DataInputStream in;
  private DataOutputStream out;

  StudentWorkerProcess(Limits limits) {
    this.limits = limits;
  }

  /** Starts the process unless it is running. */
  void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    try {
      process =
          StudentJvm.start(
              limits,
              List.of("-XX:TieredStopAtLevel=1"),
              StudentWorker.class,
              List.of("" + limits.seconds(), "" + limits.megabytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** Whether the process is alive. */
  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Returns one result for each source, or a single failure for all. */
  List<RunResult> run(WorkerRequest request) {
    start();
    Process watched = process;
    Thread watch = new Thread(() -> endIfSilent(watched), "unfold worker watch");
    watch.setDaemon(true);
    watch.start();
    try {
      request.write(out);
      out.flush();
      List<RunResult> outcomes = WireFormat.list(in, WireFormat::outcome);
      if (in.readBoolean()) {
        close();
      }
      return outcomes;
    } catch (IOException | RuntimeException e) {
      return List.of(RunResult.failed(ended(), ""));
    } finally {
      watch.interrupt();
    }
  }

  /** Counts polls instead of reading a clock, which also runs while the machine is suspended. */
  private void endIfSilent(Process watched) {
    long polls = (SILENCE_SECONDS + SILENCE_FACTOR * limits.seconds()) * 1000L / POLL_MILLIS;
    try {
      for (long poll = 0; poll < polls; poll++) {
        Thread.sleep(POLL_MILLIS);
      }
      watched.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the worker has answered
    }
  }

  /** The failure of a worker whose stream ended or is corrupt. */
  private RunFailure ended() {
    try {
      if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return RunFailure.of(RunFailure.Kind.ENDED, 0, "exit code " + process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RunFailure.of(RunFailure.Kind.ENDED, 0, "interrupted");
    } finally {
      process = null;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
    }
  }
}
