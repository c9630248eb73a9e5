package dev.unfold.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/** Replaces a file atomically and durably: at any instant, even after a power cut, it holds all old bytes or all new ones. */
public final class DurableFile {
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private DurableFile() {}

  /**
   * Writes a temporary file in the same folder, forces it to disk, renames it, and forces the folder to disk. An interrupt of
   * the thread does not end it: the thread is interrupted afterwards.
   *
   * @param file the file to replace or to create; a symbolic link is followed
   * @param bytes the new content
   * @throws IOException if any of that fails; the file is unchanged, and no temporary file is left
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
    boolean interrupted = Thread.interrupted(); // an interrupt closes the channels of a thread
    try {
      while (!written(folder.resolve(name + UUID.randomUUID() + ".tmp"), bytes, target)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes, renames and forces to disk; false if an interrupt came in between. */
  private static boolean written(Path temporary, ByteBuffer bytes, Path target) throws IOException {
    try {
      write(temporary, bytes.duplicate(), target);
      forceFolder(target.getParent());
      return true;
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Deletes temporary files that killed processes left for the same file; a process that still writes holds a lock. */
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
   * Writes and renames under one lock. Not {@code createTempFile}, whose files only the owner can read: a model has the
   * usual permissions of its folder.
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
    if (WINDOWS) { // an open file can't be renamed there
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

  /** Forces the new name to disk. Windows can't open a folder; its rename is durable without this. */
  private static void forceFolder(Path folder) throws IOException {
    if (!WINDOWS) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
