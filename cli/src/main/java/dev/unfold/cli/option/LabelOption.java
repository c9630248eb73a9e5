package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The labelling scheme that span labels must follow. */
@Command(optionListHeading = "%nSpan labels (B-PER, I-PER, O):%n")
public final class LabelOption {
  /** The values of the option. */
  enum Choice {
    /** The scheme of the training part. */
    AUTO,
    /** B- only where a span directly follows another of its type. */
    IOB1,
    /** B- at the start of every span. */
    IOB2,
    /** As IOB2, with E- at the end of a span and S- for a span of one word. */
    IOBES,
    /** No constraint. */
    NONE;

    /** The value as written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--labels",
      paramLabel = "SCHEME",
      converter = EnumConverter.Labels.class,
      defaultValue = "auto",
      description = {
        "iob1, iob2 or iobes: only label sequences that this scheme allows;",
        "none: the model's best labels, unconstrained; auto (the default): the",
        "scheme of the training part, or none if its tags are not span labels."
      })
  private Choice labels;

  /** Whether the scheme is left to the tagger. */
  public boolean auto() {
    return labels == Choice.AUTO;
  }

  /** A decoder that follows the scheme. */
  public Decoder decoder(Tagger tagger) {
    Decoder decoder = Decoder.of(tagger);
    return switch (labels) {
      case AUTO -> decoder;
      case NONE -> decoder.withoutScheme();
      case IOB1 -> decoder.within(LabelScheme.IOB1);
      case IOB2 -> decoder.within(LabelScheme.IOB2);
      case IOBES -> decoder.within(LabelScheme.IOBES);
    };
  }

  /** Tags a corpus in every column of the tagger, with a progress bar; the first column first. */
  public Map<Tagset, CorpusTagging> tagging(
      Path model, Tagger tagger, List<Sentence> gold, Console console) {
    try (Progress progress = console.progress("Tagging", gold.size())) {
      return CorpusTagging.byColumn(model.toString(), decoder(tagger), gold, progress::step);
    }
  }
}
