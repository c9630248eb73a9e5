package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files that a command writes beside what it prints. */
@Command(optionListHeading = "%nFiles to write:%n")
public class FileOutputs {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--force", order = 2, description = "Replace files that are there already.")
  private boolean force;

  /** Files that are spoken for, and what they are. */
  private final Map<Path, String> taken = new LinkedHashMap<>();

  /** Names the files that are read: they must not be written over. */
  public void protect(List<Path> inputs) {
    inputs.forEach(input -> taken.put(input, "is read as input"));
  }

  /** The place that an option names, if it was given; a file that is there stays unless {@code --force} was given. */
  public final Optional<OutputFile> place(String option, Path path) {
    if (path == null) {
      return Optional.empty();
    }
    OutputFile file = scratch(option, path);
    require(
        force || !file.exists(),
        option + " " + path + ": is there already; choose another file, or add --force");
    return Optional.of(file);
  }

  /** The place of a file that may always be replaced. */
  public final OutputFile scratch(String option, Path path) {
    OutputFile file = new OutputFile(path);
    require(file.objection().isEmpty(), option + " " + path + ": " + file.objection());
    taken.forEach(
        (other, use) ->
            require(
                !file.isSame(other), option + " " + path + ": " + use + "; choose another file"));
    taken.put(path, "is the file for " + option);
    return file;
  }

  /** Refuses the command line unless it is good. */
  public final void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** Writes text and says so. */
  public final void write(Console console, OutputFile file, String text) {
    write(console, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes and says so. */
  public final void write(Console console, OutputFile file, byte[] bytes) {
    file.write(bytes);
    console.note("wrote %s", file.path());
  }
}
