package dev.unfold.tagger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/** Replaces a file so that at any instant, a power cut included, its name leads to the old bytes or the new ones, whole. */
public final class DurableFile {
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private DurableFile() {}

  /**
   * Writes beside the file, forces the bytes to disk, renames, and forces the folder to disk.
   *
   * @throws IOException if any of that fails; the file is as it was before, and nothing is left beside it
   */
  public static void replace(Path file, ByteBuffer bytes) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new IOException("is a folder, expected the name of a file");
    }
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + "; make it first");
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("no permission to write into the folder " + folder);
    }
    String name = ".unfold-" + Integer.toHexString(target.getFileName().hashCode()) + "-";
    sweep(folder, name);
    Path temporary = folder.resolve(name + UUID.randomUUID() + ".tmp");
    try {
      write(temporary, bytes, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  /** Takes away what a process that was killed has left of its try to replace the same file; a try that is under way has a lock. */
  private static void sweep(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path left : files.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
        if (isAbandoned(left)) {
          Files.deleteIfExists(left);
        }
      }
    }
  }

  private static boolean isAbandoned(Path temporary) {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Writes and renames under one lock. Not a {@code createTempFile}: that one is for its owner's eyes alone, and a model is
   * for whoever may read the folder.
   */
  private static void write(Path temporary, ByteBuffer bytes, Path target) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.lock();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      if (!WINDOWS) {
        move(temporary, target);
      }
    }
    if (WINDOWS) { // where an open file can't be renamed
      move(temporary, target);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Windows can't open a folder; there the rename is durable by itself. */
  private static void forceFolder(Path folder) throws IOException {
    if (!WINDOWS) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
