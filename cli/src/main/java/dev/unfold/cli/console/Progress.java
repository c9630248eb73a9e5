package dev.unfold.cli.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar that appears once the work has taken half a second, and leaves no trace. */
public final class Progress implements AutoCloseable {
  private static final long PATIENCE_NANOS = 500_000_000;
  private static final int WIDTH = 78;

  private final PrintStream err;
  private final String name;
  private final long total;
  private final long start = System.nanoTime();
  private final Thread interrupted = new Thread(this::leave);
  private long done;
  private ProgressBar bar;

  /** A bar that is drawn on {@code err}; never if that is null. */
  Progress(PrintStream err, String name, long total) {
    this.err = err;
    this.name = name;
    this.total = total;
  }

  /** Some more of the work is done. */
  public void step(long work) {
    done += work;
    if (bar != null) {
      bar.stepTo(done);
    } else if (err != null && System.nanoTime() - start > PATIENCE_NANOS) {
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

  /** After Ctrl-C the shell's prompt begins a line of its own. */
  private void leave() {
    err.println();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      try {
        Runtime.getRuntime().removeShutdownHook(interrupted);
      } catch (IllegalStateException e) {
        // The process is being interrupted just now.
      }
    }
  }

  /** Ends where it began; the library's own would leave an empty line behind. */
  private static final class OneLine extends ConsoleProgressBarConsumer {
    OneLine(PrintStream err) {
      super(err, WIDTH);
    }

    @Override
    public void close() {}
  }
}
