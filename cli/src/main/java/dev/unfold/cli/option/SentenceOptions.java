package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sentence of the training part that an experiment uses. */
@Command(optionListHeading = "%nCorpus:%n")
public final class SentenceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--sentence",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "1",
      description =
          "Number of the sentence in the training part, from 1 (default: ${DEFAULT-VALUE}).")
  private int sentence;

  /** The sentence as a batch of one. */
  public TaggedBatch of(PostagCorpusData data) {
    int sentences = data.size(Part.TRAIN);
    if (sentence > sentences) {
      throw new ParameterException(
          spec.commandLine(),
          "--sentence: found "
              + sentence
              + ", the training part has "
              + Console.count(sentences, "sentence"));
    }
    return data.sentence(Part.TRAIN, sentence - 1);
  }

  /** The words of a sentence. */
  public static List<String> words(PostagCorpusData data, TaggedBatch sentence) {
    return Arrays.stream(sentence.input()[0]).mapToObj(data.words()::get).toList();
  }
}
