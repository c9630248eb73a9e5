package dev.unfold.cli;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which sentence of the training part an experiment looks at. */
final class SentenceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--sentence",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "1",
      description = "Sentence of the training part, counted from 1 (default: ${DEFAULT-VALUE}).")
  private int sentence;

  /** The sentence as a batch of one. */
  TaggedBatch of(PostagCorpusData data) {
    if (sentence > data.size(Part.TRAIN)) {
      throw new ParameterException(
          spec.commandLine(),
          "--sentence "
              + sentence
              + ": the training part has "
              + data.size(Part.TRAIN)
              + " sentences");
    }
    return data.sentence(Part.TRAIN, sentence - 1);
  }
}
