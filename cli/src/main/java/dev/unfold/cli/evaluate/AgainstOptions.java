package dev.unfold.cli.evaluate;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The model or file to compare with. */
@Command(optionListHeading = "%nComparison:%n")
final class AgainstOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description = {
        "Compare with another model, or with the same corpus tagged by another",
        "program: known and unknown words, each tag, and significance tests."
      })
  private Path against;

  @Option(
      names = "--show",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Print the first N sentences that the two tag differently.")
  private Integer show;

  @Option(
      names = "--differences",
      paramLabel = "FILE",
      description = "Write all of these sentences to a file.")
  private Path differences;

  /** The input files. */
  List<Path> files() {
    return Optional.ofNullable(against).stream().toList();
  }

  /** The other model; empty if a file is compared with. */
  Optional<Tagger> model() {
    return Optional.ofNullable(against).filter(GivenTags::isModel).map(Tagger::load);
  }

  /** The other tags, if there is a comparison. */
  Optional<CorpusTagging> given(GivenTags files, Optional<Tagger> model, LabelOption labels) {
    return Optional.ofNullable(against)
        .map(
            file ->
                model.map(m -> first(files.by(file, m, labels))).orElseGet(() -> files.in(file)));
  }

  private static CorpusTagging first(Map<Tagset, CorpusTagging> columns) {
    return columns.values().iterator().next();
  }

  /** The number of sentences to print. */
  int shown() {
    return show == null ? 0 : show;
  }

  /** The file for the sentences that differ, if one was named. */
  Optional<OutputFile> differences(OutputOptions outputs) {
    if (against == null && (show != null || differences != null)) {
      throw new ParameterException(
          spec.commandLine(), (show != null ? "--show" : "--differences") + " needs --against");
    }
    return outputs.place("--differences", differences);
  }
}
