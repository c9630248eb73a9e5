package dev.unfold.cli;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The corpus that tags are compared with. */
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

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = EnumConverter.Tags.class,
      description = "upos, xpos or universal (default: the model's; without one, upos).")
  private Tagset tags;

  @Option(
      names = "--given-column",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "Column of the tags in a tagged file, where it is not the corpus's.")
  private Integer givenColumn;

  /** The file. */
  Path file() {
    return corpus;
  }

  /** Its lines. */
  Lines lines() {
    return corpus.equals(BUILT_IN)
        ? new Lines(BuiltInCorpus.name(Part.TEST), BuiltInCorpus.open(Part.TEST), warning -> {})
        : Lines.open(corpus, warning -> {});
  }

  /** Its sentences; where there is a tagger, with tags of its kind. */
  List<Sentence> read(Optional<Tagger> tagger, Console console) {
    List<Sentence> sentences = sentences(tagger, console);
    tagger.ifPresent(model -> requireShared(sentences, model));
    return sentences;
  }

  private void requireShared(List<Sentence> sentences, Tagger tagger) {
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
  }

  private List<Sentence> sentences(Optional<Tagger> tagger, Console console) {
    Tagset tagset = tagset(tagger);
    if (corpus.equals(BUILT_IN)) {
      require(
          !layout.given(),
          "the built-in corpus is CoNLL-U; leave out --format, --word-column and --tag-column");
      require(tagset == Tagset.UPOS, "the built-in corpus has --tags upos alone, found " + tagset);
      return BuiltInCorpus.sentences(Part.TEST);
    }
    boolean lab =
        tagger.isPresent()
            && tagger.get().config().isTheLabsReference()
            && tagset == Tagset.UNIVERSAL;
    if (lab && !layout.given()) {
      console.note("%s: read as in the lab, the first 1000 sentences of 2 to 14 words", corpus);
      return CorpusFiles.lab(corpus, console::warn);
    }
    return layout.layout(tagset).read(corpus, console::warn);
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** Which tags are compared: those that were asked for, the model's, or UPOS. */
  Tagset tagset(Optional<Tagger> tagger) {
    return tags != null ? tags : tagger.map(Tagger::tagset).orElse(Tagset.UPOS);
  }

  /** Opens a file that somebody has tagged; it is laid out as the corpus is, with tags where {@code unfold tag} writes them. */
  SentenceReader open(Path file, Tagset tagset, Console console) {
    CorpusLayout wish = layout.layout(tagset == Tagset.XPOS ? Tagset.XPOS : Tagset.UPOS);
    OptionalInt column = givenColumn == null ? wish.tagColumn() : OptionalInt.of(givenColumn);
    return new CorpusLayout(wish.format(), wish.wordColumn(), column, wish.tagset())
        .open(file, console::warn);
  }

  /** Whether a file is CoNLL-U, as the corpus is. */
  boolean isConllu(Path file) {
    return format(corpus) == CorpusFormat.CONLLU && format(file) == CorpusFormat.CONLLU;
  }

  private CorpusFormat format(Path file) {
    boolean builtIn = file.equals(BUILT_IN);
    return builtIn ? CorpusFormat.CONLLU : layout.layout(Tagset.UPOS).format(file);
  }
}
