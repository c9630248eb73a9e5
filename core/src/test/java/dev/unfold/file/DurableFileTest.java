package dev.unfold.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableFileTest {
  private static final int SIZE = 4_000_000;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("model é");
  }

  private static void replace(Path file, String text) throws IOException {
    DurableFile.replace(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** The temporary file that a killed process leaves. */
  private Path leftover() throws IOException {
    String name = ".unfold-" + Integer.toHexString(file().getFileName().hashCode());
    return Files.write(folder.resolve(name + "-killed.tmp"), new byte[10]);
  }

  @Test
  void oldAndNewFilesAreReplacedWhole() throws IOException {
    replace(file(), "one");
    assertThat(file()).hasContent("one");
    replace(file(), "other");
    assertThat(file()).hasContent("other");
    assertThat(contents()).containsExactly(file());
  }

  @Test
  void anInterruptedThreadWritesTheFileAndStaysInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    replace(file(), "one");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file()).hasContent("one");
    assertThat(contents()).containsExactly(file());
  }

  @Test
  void interruptsWhileAFileIsWrittenLeaveItWhole() throws Exception {
    byte[] bytes = new byte[SIZE];
    Thread writer = Thread.currentThread();
    Thread interrupting =
        new Thread(
            () -> {
              for (int i = 0; i < 50; i++) {
                writer.interrupt();
                Thread.yield();
              }
            });
    interrupting.start();
    DurableFile.replace(file(), ByteBuffer.wrap(bytes));
    while (interrupting.isAlive()) {
      Thread.interrupted();
    }
    Thread.interrupted();
    assertThat(file()).hasBinaryContent(bytes);
    assertThat(contents()).containsExactly(file());
  }

  @Test
  void onlyLeftoversOfKilledProcessesAreDeleted() throws IOException {
    Path left = leftover();
    Path another = Files.createFile(folder.resolve(".unfold-other-killed.tmp"));
    replace(file(), "one");
    assertThat(left).doesNotExist();
    assertThat(another).exists();
  }

  @Test
  void filesOfRunningProcessesAreLeftAlone() throws IOException {
    Path busy = leftover();
    try (FileChannel channel = FileChannel.open(busy, StandardOpenOption.WRITE)) {
      channel.lock();
      replace(file(), "one");
      assertThat(busy).exists();
    }
    replace(file(), "two");
    assertThat(busy).doesNotExist();
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> replace(folder, "x"))
        .isInstanceOf(IOException.class)
        .hasMessage("is a folder, expected the name of a file");
  }

  /** Replaces the given file again and again, each time filled with another byte. */
  static final class Replacing {
    private Replacing() {}

    public static void main(String[] arguments) throws IOException {
      byte[] bytes = new byte[SIZE];
      for (byte value = 1; ; value++) {
        Arrays.fill(bytes, value);
        DurableFile.replace(Path.of(arguments[0]), ByteBuffer.wrap(bytes));
        System.out.println(value);
      }
    }
  }

  /** K1, shortened: a process that is killed at any instant leaves the old file or the new one. */
  @Tag("slow")
  @Test
  void k1KilledAtAnyInstantTheFileIsWhole() throws IOException, InterruptedException {
    Random random = TestSeed.random();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    for (int round = 0; round < 6; round++) {
      Process process =
          new ProcessBuilder(
                  java,
                  "-XX:-UsePerfData",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Replacing.class.getName(),
                  file().toString())
              .start();
      BufferedReader told = new BufferedReader(new InputStreamReader(process.getInputStream()));
      assertThat(told.readLine()).isEqualTo("1");
      Thread.sleep(random.nextInt(60));
      process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
      byte[] found = Files.readAllBytes(file());
      assertThat(found).hasSize(SIZE);
      for (byte one : found) {
        if (one != found[0]) {
          throw new AssertionError("torn: " + one + " and " + found[0]);
        }
      }
      assertThat(contents()).hasSizeLessThanOrEqualTo(2);
    }
    replace(file(), "at last");
    assertThat(contents()).containsExactly(file());
  }
}
