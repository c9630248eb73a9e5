package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.lab.draw.Picture;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The files that a command writes, including a picture. */
@Command(optionListHeading = "%nFiles to write:%n")
public class OutputOptions extends FileOutputs {
  @Option(
      names = "--plot",
      order = 1,
      paramLabel = "FILE",
      description = "A picture of the result; the name ends in .png or .svg.")
  private Path plot;

  /** The file for the picture, if one was named. */
  public final Optional<OutputFile> plot() {
    require(
        plot == null || Picture.canBe(plot),
        "--plot " + plot + ": expected a name that ends in .png or .svg");
    return place("--plot", plot);
  }

  /** Writes a picture, and prints a note. */
  public final void write(Console console, OutputFile file, Picture picture) {
    file.write(picture.encode(file.path()));
    console.note("wrote %s", file.path());
  }
}
