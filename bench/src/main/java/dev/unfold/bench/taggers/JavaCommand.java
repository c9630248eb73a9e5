package dev.unfold.bench.taggers;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How to start another JVM with the classes of this one. */
final class JavaCommand {
  private JavaCommand() {}

  /**
   * The command up to the name of the class.
   *
   * @param ours whether to give it all options of this JVM, as the launcher sets them for Unfold; else only the limits of the
   *     heap that a user may have set, or most of the machine's memory, which CoreNLP may need: everything else
   *     stays as the JVM's makers set it
   */
  static List<String> of(boolean ours) {
    Predicate<String> wanted =
        ours
            ? option -> !option.startsWith("-javaagent") && !option.startsWith("-Dunfold.stderr")
            : option -> option.startsWith("-Xmx") || option.startsWith("-Xms");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(wanted)
        .forEach(command::add);
    if (!ours) {
      // Overruled by -Xmx.
      command.add("-XX:MaxRAMPercentage=75");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    return command;
  }
}
