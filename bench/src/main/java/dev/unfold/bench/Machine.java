package dev.unfold.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine on which something is measured.
 *
 * @param cpu the model of the processor
 * @param cores the number of cores that the JVM may use
 * @param jvm its name and version
 * @param system the operating system
 */
public record Machine(String cpu, int cores, String jvm, String system) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This machine. */
  public static Machine here() {
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

  /** Writes it as a field named {@code machine}. */
  public void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("machine");
    json.writeStringField("cpu", cpu);
    json.writeNumberField("cores", cores);
    json.writeStringField("jvm", jvm);
    json.writeStringField("system", system);
    json.writeEndObject();
  }

  /** One line. */
  @Override
  public String toString() {
    return cpu + ", " + cores + (cores == 1 ? " core, " : " cores, ") + system + ", " + jvm;
  }
}
