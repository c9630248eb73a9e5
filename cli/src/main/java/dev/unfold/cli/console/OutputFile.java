package dev.unfold.cli.console;

import dev.unfold.file.DurableFile;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command will write: checked before the work begins, and replaced atomically when it is done. */
public record OutputFile(Path path) {
  /** Why the file can't be written; empty if it can. */
  public String objection() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      return "is a folder, expected a file";
    }
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder + "; create it first";
    }
    return Files.isWritable(folder) ? "" : "the folder is not writable; choose another one";
  }

  /** Whether the file exists already. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Whether another path leads to the same file. */
  public boolean isSame(Path other) {
    try {
      return path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Replaces the file.
   *
   * @throws ModelException if it can't be written
   */
  public void write(byte[] bytes) {
    try {
      DurableFile.replace(path, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new ModelException(path + ": can't be written (" + e.getMessage() + ")", e);
    }
  }

  /** Replaces the file with text. */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }
}
