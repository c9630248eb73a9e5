package dev.unfold.cli.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The saves of a file, seen by its time and size: that is quick on every system, and survives an editor that renames. */
final class FileWatcher {
  private static final int LOOK_MILLIS = 40;

  private final Path file;
  private String seen;

  FileWatcher(Path file) {
    this.file = file;
    this.seen = state();
  }

  Path file() {
    return file;
  }

  /**
   * Waits until the file is another one than at the last call, and stays so for a moment: an editor may be in the middle of
   * writing it. False if this thread is interrupted.
   */
  boolean await() {
    try {
      String before = "";
      String now = state();
      while (now.isEmpty() || now.equals(seen) || !now.equals(before)) {
        Thread.sleep(LOOK_MILLIS);
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

  /** Time and size; empty while the file is not there. */
  private String state() {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time + " " + Files.size(file);
    } catch (IOException e) {
      return "";
    }
  }
}
