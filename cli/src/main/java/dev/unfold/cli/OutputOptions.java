package dev.unfold.cli;

import dev.unfold.lab.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files that a command writes beside what it prints. */
final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--plot", paramLabel = "FILE", description = "A picture of it: *.png or *.svg.")
  private Path plot;

  @Option(names = "--force", description = "Replace files that are there already.")
  private boolean force;

  /** The picture's place, if one was asked for. */
  Optional<OutputFile> plot(List<Path> inputs) {
    if (plot != null && !Picture.canBe(plot)) {
      throw new ParameterException(
          spec.commandLine(), "--plot " + plot + ": expected a name that ends in .png or .svg");
    }
    return optional("--plot", plot, inputs);
  }

  /** The place that an option names, if it was given. */
  Optional<OutputFile> optional(String option, Path path, List<Path> inputs) {
    return Optional.ofNullable(path).map(p -> OutputFile.check(option, p, inputs, force));
  }

  /** The model's place. The default one is scratch: it may be replaced without a word; a file that was named may not. */
  OutputFile model(Path path, List<Path> inputs) {
    return path == null
        ? OutputFile.check("--model", Path.of(ModelOption.DEFAULT), inputs, true)
        : OutputFile.check("--model", path, inputs, force);
  }

  /** Writes a picture and says so. */
  void write(Console console, OutputFile file, Picture picture) {
    file.write(picture.encode(file.path()));
    console.note("wrote %s", file.path());
  }

  /** Writes text and says so. */
  void write(Console console, OutputFile file, String text) {
    file.write(text);
    console.note("wrote %s", file.path());
  }
}
