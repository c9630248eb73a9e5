package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.TagChoice;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.Tagger;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The column to write. */
@Command(optionListHeading = "%nColumns:%n")
final class ColumnOption {
  /** The entry of MISC for the labels of a model that has learnt them from another place. */
  private static final String LABELS = "misc:name";

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = TagChoice.Converter.class,
      description = {
        "upos, xpos, universal, feats or lemma: this column alone; misc:KEY: the model's",
        "first tags as KEY=… in the last column of CoNLL-U (default: in CoNLL-U",
        "all columns of the model, labels of spans as name=B-PER in the last one;",
        "else its first)."
      })
  private TagChoice tags;

  /** The layout of the output. */
  CorpusLayout layout(CorpusLayout input, Tagger tagger, CorpusFormat format, Console console) {
    Tagset tagset = tags != null && tags.name().isEmpty() ? tags.tagset() : tagger.tagset();
    CorpusLayout layout = input.withTagset(tagset);
    if (tags != null) {
      return tags.name().map(layout::withTagsNamed).orElse(layout);
    }
    if (!format.equals(CorpusFormat.CONLLU) || layout.tagColumn().isPresent()) {
      return layout;
    }
    Optional<String> learnt =
        Optional.ofNullable(tagger.provenance().entries().get(TagChoice.ENTRY));
    Optional<String> name = learnt.or(() -> tagger.labels().map(scheme -> LABELS));
    name.ifPresent(
        place ->
            console.note(
                "the model's tags are written to MISC as %s=…; --tags %s overrules",
                place.substring(place.indexOf(':') + 1), tagset));
    return name.map(layout::withTagsNamed).orElse(layout);
  }

  /** The tagger of the columns that are written. */
  Tagger of(Tagger tagger, CorpusFormat format, CorpusLayout layout) {
    if (tags == null || tags.name().isPresent()) {
      boolean one =
          !format.equals(CorpusFormat.CONLLU)
              || layout.tagName().isPresent()
              || layout.tagColumn().isPresent();
      return one ? tagger.only(tagger.tagset()) : tagger;
    }
    if (!tagger.columns().contains(tags.tagset())) {
      throw new ModelException(
          "the model gives no " + tags + ", expected one of " + tagger.columns());
    }
    return tagger.only(tags.tagset());
  }
}
