package dev.unfold.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Waits for saves of a file, by polling its time and size: that works with editors that save by renaming, too. */
public final class FileWatcher {
  private static final int POLL_MILLIS = 40;

  private final Path file;
  private String seen;

  /** A watcher of a file as it is now. */
  public FileWatcher(Path file) {
    this.file = file;
    this.seen = state();
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * Waits until the file has changed since the last call, and no longer changes: an editor may still be writing it.
   *
   * @return false if this thread is interrupted
   */
  public boolean await() {
    try {
      String before = "";
      String now = state();
      while (now.isEmpty() || now.equals(seen) || !now.equals(before)) {
        Thread.sleep(POLL_MILLIS);
        before = now;
        now = state();
      }
      seen = now;
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Time and size; empty if the file does not exist. */
  private String state() {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time + " " + Files.size(file);
    } catch (IOException e) {
      return "";
    }
  }
}
