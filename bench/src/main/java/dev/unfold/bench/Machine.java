package dev.unfold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param cpu its model
 * @param cores that the JVM may use
 * @param jvm name and version
 * @param system operating system
 */
record Machine(String cpu, int cores, String jvm, String system) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This one. */
  static Machine here() {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** One line. */
  @Override
  public String toString() {
    return cpu + ", " + cores + (cores == 1 ? " core, " : " cores, ") + system + ", " + jvm;
  }
}
