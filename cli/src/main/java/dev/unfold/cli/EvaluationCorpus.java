package dev.unfold.cli;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.LabTagger;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The corpus that a model is evaluated on. */
@Command(optionListHeading = "%nCorpus:%n")
final class EvaluationCorpus {
  private static final Path BUILT_IN = Path.of("built-in");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "CORPUS",
      description = {
        "A tagged file, or built-in: the test part of the built-in corpus.",
        "A model of --preset lab reads it as in the lab, unless --format is given."
      })
  private Path corpus;

  @Mixin private LayoutOptions layout;

  /** The file. */
  Path file() {
    return corpus;
  }

  /** Its sentences, with tags of the tagger's kind. */
  List<Sentence> read(Tagger tagger, Console console) {
    List<Sentence> sentences = sentences(tagger, console);
    boolean shared =
        sentences.stream().flatMap(s -> s.tags().stream()).anyMatch(tagger.tags()::contains);
    if (!shared) {
      throw new CorpusException(
          corpus.toString(),
          "none of its tags is one that the model gives ("
              + tagger.tagset()
              + " tags such as "
              + tagger.tags().get(0)
              + "); choose the right column with --tag-column, or another model");
    }
    return sentences;
  }

  private List<Sentence> sentences(Tagger tagger, Console console) {
    Tagset tagset = tagger.tagset();
    if (corpus.equals(BUILT_IN)) {
      if (layout.given()) {
        throw new ParameterException(
            spec.commandLine(),
            "the built-in corpus is CoNLL-U; leave out --format, --word-column and --tag-column");
      }
      return BuiltInCorpus.sentences(Part.TEST);
    }
    if (tagger instanceof LabTagger lab
        && lab.config().lab()
        && tagset == Tagset.UNIVERSAL
        && !layout.given()) {
      console.note("%s: read as in the lab, the first 1000 sentences of 2 to 14 words", corpus);
      return CorpusFiles.lab(corpus, console::warn);
    }
    return layout.layout(tagset).read(corpus, console::warn);
  }
}
