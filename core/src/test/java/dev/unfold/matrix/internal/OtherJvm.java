package dev.unfold.matrix.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of the tests in a JVM of its own, with its own options. */
final class OtherJvm {
  /** The option that adds the Vector API. */
  static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  private OtherJvm() {}

  /** The lines that {@code main} prints, its errors among them, without the warnings of the JVM itself. */
  static List<String> run(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return run(System.getProperty("java.class.path"), options, main.getName(), arguments);
  }

  /** The same with another class path, and the main class by name. */
  static List<String> run(String classPath, List<String> options, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.contains("incubator modules") && !line.contains("VM warning"))
          .toList();
    }
  }
}
