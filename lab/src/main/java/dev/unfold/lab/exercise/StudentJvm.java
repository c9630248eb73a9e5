package dev.unfold.lab.exercise;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java process that runs students' code: little memory, no environment, a folder of its own that is removed at its end. */
public final class StudentJvm {
  /** Variables without which a process can't start on Windows, or finds no folder for temporary files. */
  private static final List<String> KEPT = List.of("SystemRoot", "TEMP", "TMP", "TMPDIR");

  private StudentJvm() {}

  /**
   * Starts a process; what it writes to standard error is dropped.
   *
   * @param flags more options of the JVM
   * @param main the class to run, from this process's class path
   * @param arguments its arguments
   */
  public static Process start(
      Limits limits, List<String> flags, Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + limits.megabytes() + "m");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Dunfold.kernels=scalar",
            "-Djava.awt.headless=true"));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> KEPT.stream().noneMatch(name::equalsIgnoreCase));
    Path folder = Files.createTempDirectory("unfold-student-");
    folder.toFile().deleteOnExit();
    Process process =
        builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.onExit().thenRun(() -> remove(folder));
    return process;
  }

  /** Removes what the code has written there. */
  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // left for whoever empties the folder for temporary files
    }
  }

  /** The class path with absolute names: the process has another working folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
