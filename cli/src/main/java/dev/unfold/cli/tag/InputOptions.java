package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.corpus.Comments;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.FormatGuess;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The input and its layout. */
@Command(optionListHeading = "%nInput:%n")
final class InputOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "The text to tag (default, or for -: standard input).")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = EnumConverter.UntaggedFormat.class,
      description = {
        "conllu, conllx, columns or text (default: from the name, .conllu; else",
        "from the first lines: ids and TABs are CoNLL-U; TABs, or a tag of the",
        "model at the end of each line, are columns; anything else is text)."
      })
  private CorpusFormat format;

  @Option(
      names = "--word-column",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Column of the word, counted from 1 (default: 2; for columns: 1).")
  private Integer wordColumn;

  @Option(
      names = "--tag-column",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = {
        "Column that takes the tag (default: that of the tags in CoNLL-U and",
        "CoNLL-X; for columns: a new one after the last)."
      })
  private Integer tagColumn;

  @Option(
      names = "--comments",
      paramLabel = "RULE",
      converter = EnumConverter.CommentRule.class,
      defaultValue = "auto",
      description = {
        "Lines of column files that begin with # and are comments: hash, all;",
        "none: each is a word; auto (the default): those not built like words."
      })
  private Comments comments;

  /** Opens the file, or standard input. */
  Lines open(Console console) {
    if (!isStandardInput()) {
      return Lines.open(file, console::warn);
    }
    if (console.isTyped()) {
      console.note("type one sentence per line, words separated by spaces; Ctrl-D ends");
    }
    return new Lines("standard input", console.in(), console::warn);
  }

  private boolean isStandardInput() {
    return file.equals(Path.of("-"));
  }

  /** The layout of these options. */
  CorpusLayout layout() {
    CorpusLayout layout = CorpusLayout.of(Tagset.UPOS).withComments(comments);
    layout = wordColumn == null ? layout : layout.withWordColumn(wordColumn);
    return tagColumn == null ? layout : layout.withTagColumn(tagColumn);
  }

  /**
   * The format from the option, else from the file's name, else from the first lines; a note says what was guessed.
   *
   * @param blank receives the blank lines before those
   */
  CorpusFormat format(Lines lines, List<Line> blank, Tagger tagger, Console console) {
    Optional<CorpusFormat> known =
        Optional.ofNullable(format)
            .or(() -> CorpusFormat.byName(file).filter(CorpusFormat.CONLLU::equals));
    if (known.isPresent()) {
      return known.get();
    }
    while (lines.peek().filter(Line::isBlank).isPresent()) {
      blank.add(lines.next());
    }
    List<Line> start = lines.first(FormatGuess.LINES);
    FormatGuess guess = FormatGuess.ofUntagged(start, tagger.tags()::contains);
    guess
        .message()
        .ifPresent(what -> console.note("%s: %s; --format text overrules", lines.name(), what));
    if (guess.format().equals(CorpusFormat.TEXT) && FormatGuess.areSingleWords(start)) {
      console.note(
          "%s: read as text, a sentence a line, but each line has one word; --format columns reads"
              + " one word a line",
          lines.name());
    }
    return guess.format();
  }
}
