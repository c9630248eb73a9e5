package dev.unfold.cli.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar that appears after half a second of work, and is erased at the end. */
public final class Progress implements AutoCloseable {
  private static final long DELAY_NANOS = 500_000_000;
  private static final int WIDTH = 78;

  private final PrintStream err;
  private final String name;
  private final long total;
  private final long start = System.nanoTime();
  private final Thread interrupted = new Thread(this::endLine);
  private long done;
  private ProgressBar bar;

  /** A bar on {@code err}; invisible if that is null. */
  Progress(PrintStream err, String name, long total) {
    this.err = err;
    this.name = name;
    this.total = total;
  }

  /** Adds to the work done. */
  public void step(long work) {
    done += work;
    if (bar != null) {
      bar.stepTo(done);
    } else if (err != null && System.nanoTime() - start > DELAY_NANOS) {
      bar = show();
      bar.stepTo(done);
      Runtime.getRuntime().addShutdownHook(interrupted);
    }
  }

  private ProgressBar show() {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setMaxRenderedLength(WIDTH)
        .setConsumer(new OneLine(err))
        .clearDisplayOnFinish()
        .build();
  }

  /** After Ctrl-C, the shell's prompt begins on a new line. */
  private void endLine() {
    err.println();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      try {
        Runtime.getRuntime().removeShutdownHook(interrupted);
      } catch (IllegalStateException e) {
        // The process is shutting down already.
      }
    }
  }

  /** Leaves the cursor at the start of the line; the library's consumer would end with an empty line. */
  private static final class OneLine extends ConsoleProgressBarConsumer {
    OneLine(PrintStream err) {
      super(err, WIDTH);
    }

    @Override
    public void close() {}
  }
}
