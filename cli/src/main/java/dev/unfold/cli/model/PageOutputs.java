package dev.unfold.cli.model;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where a page goes. */
@Command(optionListHeading = "%nFiles to write:%n")
final class PageOutputs extends FileOutputs {
  private static final String DEFAULT = "report.html";

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "The page (default: " + DEFAULT + ", replaced without a word).")
  private Path page;

  /** The page's place. The default one is scratch: it may be replaced; a file that was named may not. */
  OutputFile page() {
    return place("--page", page).orElseGet(() -> scratch("--page", Path.of(DEFAULT)));
  }
}
