package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.lab.draw.Picture;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The files that a command writes, one of them a picture. */
@Command(optionListHeading = "%nFiles to write:%n")
public class OutputOptions extends FileOutputs {
  @Option(
      names = "--plot",
      order = 1,
      paramLabel = "FILE",
      description = "A picture of the result: a name that ends in .png or .svg.")
  private Path plot;

  /** The picture's place, if one was asked for. */
  public final Optional<OutputFile> plot() {
    require(
        plot == null || Picture.canBe(plot),
        "--plot " + plot + ": expected a name that ends in .png or .svg");
    return place("--plot", plot);
  }

  /** Writes a picture and says so. */
  public final void write(Console console, OutputFile file, Picture picture) {
    file.write(picture.encode(file.path()));
    console.note("wrote %s", file.path());
  }
}
