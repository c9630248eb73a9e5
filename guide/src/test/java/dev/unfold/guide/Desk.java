package dev.unfold.guide;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder in which commands run: like a clone of the project, by links, with the classes of this build. Commands write
 * their files there.
 *
 * @param folder an empty folder
 */
record Desk(Path folder) {
  private static final List<String> OF_PYTORCH = List.of("bytedeco", "unfold-torch", "/torch/");

  /** The result of a command: its exit code, and the lines that it printed. */
  record Outcome(int code, List<String> lines) {}

  /** Links the project's files into an empty folder. */
  static Desk in(Path folder, Path project) throws IOException {
    try (Stream<Path> entries = Files.list(project)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.equals("unfold") || Files.isDirectory(entry) && !name.startsWith(".")) {
          Files.createSymbolicLink(folder.resolve(entry.getFileName()), entry.toRealPath());
        }
      }
    }
    return new Desk(folder);
  }

  /** Deletes the links, so that deleting the folder does not follow them. */
  void unlink() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Files::isSymbolicLink).toList()) {
        Files.delete(entry);
      }
    }
  }

  /** Runs a command in bash, with or without PyTorch on the class path. */
  Outcome run(String command, boolean withPyTorch) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "UNFOLD_JAVA_OPTIONS"));
    builder.environment().put("UNFOLD_CLASS_PATH", classes(withPyTorch));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (withPyTorch) {
      builder.environment().put("UNFOLD_JAVA_OPTIONS", "--enable-native-access=ALL-UNNAMED");
    }
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    int code = process.waitFor();
    return new Outcome(code, new String(output, StandardCharsets.UTF_8).lines().toList());
  }

  /** The class path of this test, without test classes. */
  private static String classes(boolean withPyTorch) {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Predicate<String> ofPyTorch = entry -> OF_PYTORCH.stream().anyMatch(entry::contains);
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .filter(entry -> withPyTorch || !ofPyTorch.test(entry))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The file of that name, if a command has written one. */
  Optional<Path> written(String name) {
    return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
  }
}
