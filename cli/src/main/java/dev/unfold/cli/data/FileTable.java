package dev.unfold.cli.data;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.CorpusProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A table with a column for each file. */
record FileTable(Console console, List<CorpusProfile> files) {
  private static final int NARROWEST = 18;

  /** The name of a file without its folder. */
  static String name(CorpusProfile file) {
    return Path.of(file.name()).getFileName().toString();
  }

  /** Prints the heading: a title, and the names of the files. */
  void head(String title) {
    row(title, FileTable::name);
  }

  /** Prints a row: a title, and a cell for each file. */
  void row(String title, Function<CorpusProfile, String> content) {
    StringBuilder row = new StringBuilder(Console.text("%-44s", title));
    for (CorpusProfile file : files) {
      int width = Math.max(NARROWEST, name(file).length());
      row.append("  ").append(Console.text("%-" + width + "s", content.apply(file)));
    }
    console.print("%s", row.toString().stripTrailing());
  }

  /** A count and its percentage: {@code 12 (3.50 %)}. */
  static String share(int part, int whole) {
    return Console.text("%,d (%s)", part, Console.percentage(part, whole));
  }
}
