package dev.unfold.cli;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Tagset;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How a tagged file is laid out. */
final class LayoutOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Spelled.Format.class,
      description = {
        "conllu, conllx or columns. By default as the file's name says:",
        "*.conllu, *.conll and *.conllx, anything else columns; .gz behind it is fine."
      })
  private CorpusFormat format;

  @Option(
      names = "--word-column",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "Column of the word, counted from 1 (conllu and conllx: 2; columns: 1).")
  private Integer wordColumn;

  @Option(
      names = "--tag-column",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description =
          "Column of the tag (conllu and conllx: 4 or 5, as the tags are; columns: the last).")
  private Integer tagColumn;

  /** The layout, for these tags. */
  CorpusLayout layout(Tagset tagset) {
    return new CorpusLayout(
        Optional.ofNullable(format), whole(wordColumn), whole(tagColumn), tagset);
  }

  /** Whether any of the options was given. */
  boolean given() {
    return format != null || wordColumn != null || tagColumn != null;
  }

  private static OptionalInt whole(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
