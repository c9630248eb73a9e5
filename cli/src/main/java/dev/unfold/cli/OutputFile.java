package dev.unfold.cli;

import dev.unfold.tagger.DurableFile;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that a command is to write: looked at before the work begins, so that no work is lost for want of a place, and
 * replaced whole when it is done.
 */
record OutputFile(Path path) {
  /**
   * Checks the place of an output.
   *
   * @param option the option that names it
   * @param inputs files that are read, which must not be written over
   * @param force whether a file that is there may be replaced
   */
  static OutputFile check(String option, Path path, List<Path> inputs, boolean force) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      throw new ModelException(path + ": is a folder; " + option + " takes a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new ModelException(path + ": there is no folder " + folder + "; make it first");
    }
    if (!Files.isWritable(folder)) {
      throw new ModelException(path + ": the folder can't be written to; choose another place");
    }
    for (Path input : inputs) {
      if (isSame(path, input)) {
        throw new ModelException(path + ": is read as input; choose another file for " + option);
      }
    }
    if (Files.exists(path) && !force) {
      throw new ModelException(
          path + ": is there already; choose another file for " + option + ", or add --force");
    }
    return new OutputFile(path);
  }

  private static boolean isSame(Path path, Path input) {
    try {
      return Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input);
    } catch (IOException e) {
      return false;
    }
  }

  /** Replaces the file. */
  void write(byte[] bytes) {
    try {
      DurableFile.replace(path, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new ModelException(path + ": can't be written (" + e.getMessage() + ")", e);
    }
  }

  /** Replaces the file with text. */
  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }
}
