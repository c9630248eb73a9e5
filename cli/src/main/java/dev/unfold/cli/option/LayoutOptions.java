package dev.unfold.cli.option;

import dev.unfold.corpus.Comments;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Tagset;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The layout of a tagged file. */
@Command(optionListHeading = "%nCorpus:%n")
public final class LayoutOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = EnumConverter.TaggedFormat.class,
      description = {
        "conllu, conllup, conllx or columns (default: from each file's name:",
        ".conllu; .conllup; .conllx or .conll; columns for all others; optionally",
        "followed by .gz; where the first lines look like another, that one)."
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
      description = "Column of the tag (default: 4 for upos, else 5; for columns: the last).")
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

  /** The layout, for a tagset. */
  public CorpusLayout layout(Tagset tagset) {
    return layout(new TagChoice(tagset, Optional.empty()));
  }

  /** The layout, for a choice of tags. */
  public CorpusLayout layout(TagChoice tags) {
    return new CorpusLayout(
        Optional.ofNullable(format),
        whole(wordColumn),
        whole(tagColumn),
        tags.tagset(),
        tags.name(),
        comments);
  }

  /** The format, if one was named. */
  public Optional<CorpusFormat> format() {
    return Optional.ofNullable(format);
  }

  /** Whether the tag's column was named by its number. */
  boolean hasTagColumn() {
    return tagColumn != null;
  }

  /** Whether any of these options was given. */
  boolean given() {
    return format != null || wordColumn != null || tagColumn != null;
  }

  private static OptionalInt whole(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
