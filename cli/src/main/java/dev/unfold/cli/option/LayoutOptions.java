package dev.unfold.cli.option;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Tagset;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a tagged file is laid out. */
@Command(optionListHeading = "%nCorpus:%n")
public final class LayoutOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = EnumConverter.TaggedFormat.class,
      description = {
        "conllu, conllx or columns (default: as each name says: .conllu; .conllx",
        "or .conll; columns for all others; .gz may stand behind)."
      })
  private CorpusFormat format;

  @Option(
      names = "--word-column",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Column of the word, counted from 1 (default: 2; in columns: 1).")
  private Integer wordColumn;

  @Option(
      names = "--tag-column",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Column of the tag (default: 4 for upos, else 5; in columns: the last).")
  private Integer tagColumn;

  /** The layout, for these tags. */
  public CorpusLayout layout(Tagset tagset) {
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
