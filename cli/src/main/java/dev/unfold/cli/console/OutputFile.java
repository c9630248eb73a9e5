package dev.unfold.cli.console;

import dev.unfold.file.DurableFile;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command is to write: looked at before the work begins, so that no work is lost for want of a place, and
 * replaced whole when it is done.
 */
public record OutputFile(Path path) {
  /** What speaks against writing there; empty if nothing does. */
  public String objection() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      return "is a folder, expected a file";
    }
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder + "; make it first";
    }
    return Files.isWritable(folder) ? "" : "the folder can't be written to; choose another place";
  }

  /** Whether the file is there already. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Whether another name leads to the same file. */
  public boolean isSame(Path other) {
    try {
      return path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other);
    } catch (IOException e) {
      return false;
    }
  }

  /** Replaces the file. */
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
