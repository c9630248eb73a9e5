package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The gold corpus of an evaluation. */
@Command(optionListHeading = "%nCorpus:%n")
public final class EvaluationCorpus {
  private static final Path BUILT_IN = Path.of("built-in");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "CORPUS",
      description = {
        "A tagged file, or built-in: the test part of the built-in corpus. For a",
        "model of --preset lab it is read as in the lab, unless --format is given."
      })
  private Path corpus;

  @Mixin private LayoutOptions layout;

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = TagChoice.Converter.class,
      description = {
        "upos, xpos, universal, feats or lemma: this column alone; misc:KEY: the entry",
        "KEY=… of CoNLL-U's last column; a column of CoNLL-U Plus by its name",
        "(default: all of the model's columns; without a model, upos)."
      })
  private TagChoice tags;

  @Option(
      names = "--given-column",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = {
        "Column of the tags in a tagged file, if it differs from the corpus's",
        "(default: the last one where --tag-column is given and the file has",
        "more columns than the corpus)."
      })
  private Integer givenColumn;

  /** The file. */
  public Path file() {
    return corpus;
  }

  /** The lines of the file. */
  public Lines lines() {
    return corpus.equals(BUILT_IN)
        ? new Lines(BuiltInCorpus.name(Part.TEST), BuiltInCorpus.open(Part.TEST), warning -> {})
        : Lines.open(corpus, warning -> {});
  }

  /**
   * Reads the sentences.
   *
   * @throws CorpusException if none of the tags is one of the tagger's
   */
  public List<Sentence> read(Optional<Tagger> tagger, Console console) {
    List<Sentence> sentences = sentences(tagger, console);
    tagger.ifPresent(model -> requireShared(sentences, model));
    return sentences;
  }

  private void requireShared(List<Sentence> sentences, Tagger tagger) {
    boolean shared =
        tagger.tagset() == Tagset.LEMMA // whose tags are scripts
            || sentences.stream().flatMap(s -> s.tags().stream()).anyMatch(tagger.tags()::contains);
    if (!shared) {
      throw new CorpusException(
          corpus.toString(),
          "none of its tags is one of the model's ("
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
      require(tagset == Tagset.UPOS, "the built-in corpus has only --tags upos, found " + tagset);
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
    return layout.layout(choice(tagger)).read(corpus, console::warn);
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** The tags to compare: those of {@code --tags}, else the model's, else UPOS. */
  public Tagset tagset(Optional<Tagger> tagger) {
    return choice(tagger).tagset();
  }

  /** The tags that were asked for, else those that the model has learnt, where the corpus can have them. */
  private TagChoice choice(Optional<Tagger> tagger) {
    if (tags != null) {
      return tags;
    }
    Optional<String> name =
        tagger
            .map(t -> t.provenance().entries().get(TagChoice.ENTRY))
            .filter(n -> isConllu(corpus) && !layout.hasTagColumn());
    return new TagChoice(tagger.map(Tagger::tagset).orElse(Tagset.UPOS), name);
  }

  /** The tagger of the column of {@code --tags}, if it has that; else of all its columns. */
  public Tagger column(Tagger tagger) {
    return tags != null && tags.name().isEmpty() && tagger.columns().contains(tags.tagset())
        ? tagger.only(tags.tagset())
        : tagger;
  }

  /** Opens a tagged file: laid out like the corpus, with the tags in the column where {@code unfold tag} writes them. */
  public SentenceReader open(Path file, Tagset tagset, Console console) {
    Tagset written = tagset == Tagset.UNIVERSAL ? Tagset.UPOS : tagset;
    Optional<String> name = tags == null ? Optional.empty() : tags.name();
    CorpusLayout wish = layout.layout(new TagChoice(written, name));
    int last = givenColumn == null && layout.hasTagColumn() ? lastOfMore(file, wish) : 0;
    if (last > 0) {
      console.note(
          "%s: has %d columns, more than the corpus: tags read from the last; --given-column N overrules",
          file, last);
    }
    int column = givenColumn == null ? last : givenColumn;
    return (column == 0 ? wish : wish.withTagColumn(column)).open(file, console::warn);
  }

  /** The number of columns of a tagged file, where unfold tag has added one to the corpus's; else 0. */
  private int lastOfMore(Path file, CorpusLayout wish) {
    int columns = wish.width(file);
    return columns > wish.width(corpus) ? columns : 0;
  }

  /** Whether both the corpus and a file are CoNLL-U. */
  public boolean isConllu(Path file) {
    return format(corpus) == CorpusFormat.CONLLU && format(file) == CorpusFormat.CONLLU;
  }

  private CorpusFormat format(Path file) {
    boolean builtIn = file.equals(BUILT_IN);
    return builtIn ? CorpusFormat.CONLLU : layout.layout(Tagset.UPOS).format(file);
  }
}
