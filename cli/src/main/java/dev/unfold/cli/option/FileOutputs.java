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

/** The files that a command writes. */
@Command(optionListHeading = "%nFiles to write:%n")
public class FileOutputs {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--force", order = 2, description = "Overwrite existing files.")
  private boolean force;

  /** Files that may not be written, and why. */
  private final Map<Path, String> reserved = new LinkedHashMap<>();

  /** Protects input files from being overwritten. */
  public void protect(List<Path> inputs) {
    inputs.forEach(input -> reserved.put(input, "is read as input"));
  }

  /**
   * The output file that an option names, if it was given.
   *
   * @throws ParameterException if the file exists and {@code --force} was not given, or can't be written
   */
  public final Optional<OutputFile> place(String option, Path path) {
    if (path == null) {
      return Optional.empty();
    }
    OutputFile file = scratch(option, path);
    require(
        force || !file.exists(),
        option + " " + path + ": already exists; choose another file, or add --force");
    return Optional.of(file);
  }

  /** An output file that may always be overwritten. */
  public final OutputFile scratch(String option, Path path) {
    OutputFile file = new OutputFile(path);
    require(file.objection().isEmpty(), option + " " + path + ": " + file.objection());
    reserved.forEach(
        (other, use) ->
            require(
                !file.isSame(other), option + " " + path + ": " + use + "; choose another file"));
    reserved.put(path, "is the file for " + option);
    return file;
  }

  /** Throws a usage error with this message unless the condition holds. */
  public final void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** Writes text, and prints a note. */
  public final void write(Console console, OutputFile file, String text) {
    write(console, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes, and prints a note. */
  public final void write(Console console, OutputFile file, byte[] bytes) {
    file.write(bytes);
    console.note("wrote %s", file.path());
  }
}
