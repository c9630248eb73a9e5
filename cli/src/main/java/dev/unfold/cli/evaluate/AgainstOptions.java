package dev.unfold.cli.evaluate;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom the tags are compared with. */
@Command(optionListHeading = "%nComparison:%n")
final class AgainstOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description = {
        "Another model, or the same corpus as somebody else has tagged it: known",
        "and unknown words, every tag, and whether the difference may be chance."
      })
  private Path against;

  @Option(
      names = "--show",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Print the first N sentences to which the two give different tags.")
  private Integer show;

  @Option(
      names = "--differences",
      paramLabel = "FILE",
      description = "Write all of those sentences into a file.")
  private Path differences;

  /** The files that are read. */
  List<Path> files() {
    return Optional.ofNullable(against).stream().toList();
  }

  /** The other model, if it is one. */
  Optional<Tagger> model() {
    return Optional.ofNullable(against).filter(GivenTags::isModel).map(Tagger::load);
  }

  /** The other's tags, if there is another. */
  Optional<CorpusTagging> given(GivenTags files, Optional<Tagger> model, LabelOption labels) {
    return Optional.ofNullable(against)
        .map(file -> model.map(m -> files.by(file, m, labels)).orElseGet(() -> files.in(file)));
  }

  /** How many sentences to print. */
  int shown() {
    return show == null ? 0 : show;
  }

  /** The place of the sentences that differ, if it was asked for. */
  Optional<OutputFile> differences(OutputOptions outputs) {
    if (against == null && (show != null || differences != null)) {
      throw new ParameterException(
          spec.commandLine(), (show != null ? "--show" : "--differences") + " needs --against");
    }
    return outputs.place("--differences", differences);
  }
}
