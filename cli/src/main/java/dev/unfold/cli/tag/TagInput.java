package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EnumConverter;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be tagged, and how it is laid out. */
@Command(optionListHeading = "%nInput:%n")
final class TagInput {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "What to tag; without it, or for -, standard input.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = EnumConverter.UntaggedFormat.class,
      description = {
        "conllu or text. By default conllu if the name says so or the first line is",
        "a comment (# and a blank) or has a TAB; else text."
      })
  private CorpusFormat format;

  /** Opens the file, or standard input. */
  Lines open(Console console) {
    if (!file.equals(Path.of("-"))) {
      return Lines.open(file, console::warn);
    }
    if (console.isTyped()) {
      console.note("type one sentence a line, words set apart by blanks; Ctrl-D ends");
    }
    return new Lines("standard input", console.in(), console::warn);
  }

  /**
   * The format that was asked for, or that the name or the first line speaks of.
   *
   * @param blank takes the blank lines in front of that line
   */
  CorpusFormat format(Lines lines, List<Line> blank) {
    if (format != null || CorpusFormat.of(file) == CorpusFormat.CONLLU) {
      return format != null ? format : CorpusFormat.CONLLU;
    }
    while (lines.peek().filter(Line::isBlank).isPresent()) {
      blank.add(lines.next());
    }
    boolean conllu =
        lines.peek().filter(line -> line.text().matches("# .*|[^\t]*\t.*")).isPresent();
    return conllu ? CorpusFormat.CONLLU : CorpusFormat.TEXT;
  }
}
