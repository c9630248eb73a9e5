package dev.unfold.bench.taggers;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The command that starts another JVM with the classes of this one. */
final class JavaCommand {
  private JavaCommand() {}

  /**
   * The command, without the name of the main class.
   *
   * @param ours whether to pass on all options of this JVM, as the launcher sets them for Unfold; otherwise only the heap
   *     limits that the user has set, or else most of the machine's memory, which CoreNLP may need: everything else
   *     keeps the JVM's defaults
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
      // -Xmx takes precedence.
      command.add("-XX:MaxRAMPercentage=75");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    return command;
  }
}
