package dev.unfold.cli.evaluate;

import dev.unfold.cli.option.BuiltInModels;
import dev.unfold.cli.option.EvaluationCorpus;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Tagset;
import dev.unfold.score.UdScore;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The model, or the tagged file, that is evaluated. */
@Command(optionListHeading = "%nModel:%n")
final class EvaluatedOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      defaultValue = ModelOption.DEFAULT,
      description = "A model that unfold train wrote (default: ${DEFAULT-VALUE}).")
  private Path model;

  @Option(
      names = "--tagged",
      paramLabel = "FILE",
      description = {
        "Instead of a model: the same corpus, tagged by any program. If --model is",
        "given too, it only defines which words are known."
      })
  private Path tagged;

  @Option(
      names = "--raw",
      description = {
        "Annotate the raw text of the corpus, which is CoNLL-U, and print the scores",
        "of the CoNLL 2018 shared task; without --model, with the model english. With",
        "--tagged: score another program's annotation of the same text."
      })
  private boolean raw;

  /** Whether to annotate raw text. */
  boolean isRaw() {
    return raw;
  }

  /** Prints the scores of an annotation of raw text. */
  void evaluate(RawEvaluation evaluation) {
    if (tagged != null) {
      evaluation.of(Lines.open(tagged, warning -> {}));
    } else {
      evaluation.of(BuiltInModels.pipeline(isNamed() ? model.toString() : BuiltInModels.ENGLISH));
    }
  }

  private boolean isNamed() {
    return spec.commandLine().getParseResult().hasMatchedOption("--model");
  }

  /** The input files. */
  List<Path> files() {
    return Stream.concat(Stream.of(model), Stream.ofNullable(tagged)).toList();
  }

  /** The CoNLL 2018 shared task's scores, if both files are CoNLL-U. */
  Optional<UdScore> words(EvaluationCorpus corpus) {
    return Optional.ofNullable(tagged)
        .filter(corpus::isConllu)
        .map(file -> UdScore.of(corpus.lines(), Lines.open(file, warning -> {})));
  }

  /** Loads the model; empty if there is a tagged file and no model was named. */
  Optional<Tagger> model() {
    return tagged == null || isNamed() ? Optional.of(Tagger.load(model)) : Optional.empty();
  }

  /** The tags that are evaluated, by column: those of a file, or of the model in each of its columns, the first first. */
  Map<Tagset, CorpusTagging> given(GivenTags files, Optional<Tagger> tagger, LabelOption labels) {
    return tagged != null
        ? Map.of(files.tagset(), files.in(tagged))
        : files.by(model, tagger.orElseThrow(), labels);
  }
}
