package dev.unfold.cli.tag;

import dev.unfold.cli.option.EnumConverter;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.Tagger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The column to write. */
@Command(optionListHeading = "%nColumns:%n")
final class ColumnOption {
  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = EnumConverter.Tags.class,
      description = {
        "upos, xpos, universal, feats or lemma: this column alone (default: in CoNLL-U",
        "all columns of the model, in text its first)."
      })
  private Tagset tags;

  /** The tagger of the columns that are written. */
  Tagger of(Tagger tagger, CorpusFormat format) {
    if (tags == null) {
      return format == CorpusFormat.TEXT ? tagger.only(tagger.tagset()) : tagger;
    }
    if (!tagger.columns().contains(tags)) {
      throw new ModelException(
          "the model gives no " + tags + ", expected one of " + tagger.columns());
    }
    return tagger.only(tags);
  }
}
