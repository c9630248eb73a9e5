package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.SentenceWriter;
import dev.unfold.tagger.Tagger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What to write besides the best tags: confidence, marks, alternatives. */
@Command(optionListHeading = "%nConfidence:%n")
final class ConfidenceOptions {
  @Option(
      names = "--confidence",
      description = {
        "Write the probability of each tag: Conf=0.97 in the last column of",
        "CoNLL-U, word_TAG_0.97 in text, a column more in columns."
      })
  private boolean confidence;

  @Option(
      names = "--unsure",
      paramLabel = "P",
      converter = NumberConverter.Probability.class,
      description = {
        "Mark tags whose probability is below P, such as 0.5: Unsure=Yes in the",
        "last column of CoNLL-U, word_TAG? in text, a column more in columns."
      })
  private Double unsure;

  @Option(
      names = "--best",
      paramLabel = "N",
      converter = NumberConverter.Few.class,
      description = {
        "Write the N best taggings of each sentence with their probabilities: in",
        "CoNLL-U and columns as comments before the words, in text on N lines."
      })
  private Integer best;

  /** Whether to write the probability of each tag. */
  boolean confidence() {
    return confidence;
  }

  /** The probability below which a tag is marked; 0 for never. */
  double unsure() {
    return unsure == null ? 0 : unsure;
  }

  /** The number of taggings to write for each sentence; 0 for the best one, without its probability. */
  int best() {
    return best == null ? 0 : best;
  }

  /** A writer for the requested output; the plain, fast one if only tags are wanted. */
  SentenceOutput output(
      CorpusFormat format,
      CorpusLayout layout,
      Tagger tagger,
      LabelOption labels,
      Console console) {
    boolean more = confidence || unsure != null || best != null;
    SentenceWriter writer = format.writer(console.out(), layout);
    return more || !labels.auto()
        ? new ConfidentOutput(writer, console, this, labels.decoder(tagger))
        : new TaggedOutput(writer, console);
  }
}
