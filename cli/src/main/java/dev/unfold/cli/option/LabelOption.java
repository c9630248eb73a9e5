package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether labels of spans are kept to their scheme. */
@Command(optionListHeading = "%nLabels of spans (B-PER, I-PER, O):%n")
public final class LabelOption {
  /** What may be asked for. */
  enum Wish {
    /** Whatever the tags speak of. */
    AUTO,
    /** B only between two spans of a type. */
    IOB1,
    /** B at every beginning. */
    IOB2,
    /** Ends and single words have letters of their own. */
    IOBES,
    /** Nothing is kept. */
    NONE;

    /** As the command line spells it. */
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
        "iob1, iob2 or iobes: only labels that this scheme allows behind each",
        "other; none: whatever the model likes best; auto (the default): the",
        "scheme of the training part, none if its tags are no such labels."
      })
  private Wish labels;

  /** Whether the tagger's own tags will do. */
  public boolean auto() {
    return labels == Wish.AUTO;
  }

  /** A decoder that keeps to the scheme. */
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

  /** Tags a corpus, with a progress bar. */
  public CorpusTagging tagging(Path model, Tagger tagger, List<Sentence> gold, Console console) {
    try (Progress progress = console.progress("Tagging", gold.size())) {
      return CorpusTagging.by(model.toString(), decoder(tagger), gold, progress::step);
    }
  }
}
