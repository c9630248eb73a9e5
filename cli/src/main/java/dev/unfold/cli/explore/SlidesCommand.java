package dev.unfold.cli.explore;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "slides",
    header = "Write each chapter of the guide as one HTML page of slides.",
    description = {
      "A page needs no network: pictures are embedded. Arrow keys and space turn the slides; printed,",
      "each slide begins a new sheet."
    },
    footer = {"", "Examples:", "  unfold slides", "  unfold slides lecture/"})
public final class SlidesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "slides",
      description = "The folder to write to; made if it is missing. Default: slides.")
  private Path folder;

  @Option(
      names = "--guide",
      paramLabel = "DIR",
      description = "The folder of the chapters. Default: the project's guide.")
  private Path guide = Path.of(System.getProperty("unfold.home", ""), "guide");

  public SlidesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> chapters = chapters();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ModelException(folder + ": can't be made (" + e.getMessage() + ")", e);
    }
    for (Path chapter : chapters) {
      String name = chapter.getFileName().toString().replaceFirst("\\.md$", ".html");
      Path page = folder.resolve(name);
      new OutputFile(page).write(Slides.of(chapter));
      console.print("wrote %s", page);
    }
    return 0;
  }

  private List<Path> chapters() {
    try (Stream<Path> files = Files.list(guide)) {
      List<Path> chapters =
          files.filter(f -> f.getFileName().toString().matches("\\d.*\\.md")).sorted().toList();
      if (chapters.isEmpty()) {
        throw new ModelException(guide + ": no chapters found, expected files such as 1-NAME.md");
      }
      return chapters;
    } catch (IOException e) {
      throw new ModelException(
          guide + ": can't be read as a folder; name the guide's with --guide DIR", e);
    }
  }
}
