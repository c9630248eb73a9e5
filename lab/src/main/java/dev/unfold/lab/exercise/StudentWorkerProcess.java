package dev.unfold.lab.exercise;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link StudentWorker}, seen from outside: started when it is needed, and again when it has ended. */
final class StudentWorkerProcess implements AutoCloseable {
  private static final int LOOK_MILLIS = 100;

  /** So many times its own limit, and this long for the compiler, a worker may stay silent. */
  private static final int SILENCE_FACTOR = 10;

  private static final int SILENCE_SECONDS = 120;

  private final Limits limits;
  private Process process;
  private DataInputStream in;
  private DataOutputStream out;

  StudentWorkerProcess(Limits limits) {
    this.limits = limits;
  }

  /** Starts the process, if there is none. */
  void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Xmx" + limits.megabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Dunfold.kernels=scalar",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            StudentWorker.class.getName(),
            "" + limits.seconds(),
            "" + limits.megabytes());
    try {
      process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** Whether the next run finds a process that has run before. */
  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Gives one outcome for each source, or a single one, a failure, for all. */
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

  /** Counts its own looks, not the time: that also passes while everything is halted. */
  private void endIfSilent(Process watched) {
    long looks = (SILENCE_SECONDS + SILENCE_FACTOR * limits.seconds()) * 1000L / LOOK_MILLIS;
    try {
      for (long look = 0; look < looks; look++) {
        Thread.sleep(LOOK_MILLIS);
      }
      watched.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it has spoken
    }
  }

  /** How it ended, since it sends nothing more, or nothing that makes sense. */
  private RunFailure ended() {
    try {
      if (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
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
