package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The corpus and how to read it; without {@code --train}, the built-in one. */
@Command(optionListHeading = "%nCorpus:%n")
public final class CorpusOptions {
  /** The presets. */
  enum Preset {
    /** Trains as the lab's reference does. */
    lab,
    /** A fast tagger. */
    fast,
    /** An accurate tagger. */
    accurate
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = {
        "Training part (default: the built-in corpus of English sentences); may be",
        "repeated, for a part in several files."
      })
  private List<Path> train = List.of();

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "Dev part: its accuracy is printed after every epoch.")
  private Path dev;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Test part: its accuracy is printed once, at the end.")
  private Path test;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = EnumConverter.Preset.class,
      description = {
        "accurate or fast: a tagger for use, tuned on EWT's dev part;",
        "lab: read, initialise and train as the lab's reference does: the first",
        "1000 sentences of 2 to 14 words, universal tags, no unknown words."
      })
  private Preset preset;

  @Mixin private LayoutOptions layout;

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = TagChoice.Converter.class,
      description = {
        "upos (column 4), xpos (column 5), feats (column 6), lemma (column 3), or",
        "universal: the Penn Treebank tags of column 5 mapped to 12 universal ones; misc:KEY: the",
        "entry KEY=B-PER of CoNLL-U's last column; a column of CoNLL-U Plus by its",
        "name. The tagger of a preset gives this column alone (default: upos, and",
        "the others of these columns that the corpus has)."
      })
  private TagChoice tags;

  /** Whether {@code --preset lab} was given. */
  boolean lab() {
    return preset == Preset.lab;
  }

  /** The configuration of {@code --preset fast} or {@code accurate}; empty without such a preset. */
  public Optional<TaggerConfig> taggerConfig() {
    if (preset == null || preset == Preset.lab) {
      return Optional.empty();
    }
    TaggerConfig config = preset == Preset.fast ? TaggerConfig.FAST : TaggerConfig.ACCURATE;
    return Optional.of(config.withTagset(tagset()));
  }

  /** Whether the tags to learn were named. */
  public boolean namesTags() {
    return tags != null;
  }

  /** The tags to learn. */
  Tagset tagset() {
    return choice().tagset();
  }

  private TagChoice choice() {
    Tagset usual = lab() && !train.isEmpty() ? Tagset.UNIVERSAL : Tagset.UPOS;
    return tags != null ? tags : new TagChoice(usual, Optional.empty());
  }

  /** A tagger that knows where its training part had the tags, if they have a name; see {@link TagChoice#name}. */
  public Tagger named(Tagger tagger) {
    return choice()
        .name()
        .map(name -> tagger.with(tagger.provenance().with(TagChoice.ENTRY, name)))
        .orElse(tagger);
  }

  /** The input files; none for the built-in corpus. */
  public List<Path> files() {
    return Stream.concat(train.stream(), Stream.of(dev, test).filter(Objects::nonNull)).toList();
  }

  /**
   * Opens the files of a part that is CoNLL-U; none if there is no such part.
   *
   * @throws ParameterException if one has another format
   */
  public List<Supplier<Lines>> conllu(Part part) {
    if (train.isEmpty()) {
      return List.of(
          () -> new Lines(BuiltInCorpus.name(part), BuiltInCorpus.open(part), warning -> {}));
    }
    List<Path> files =
        part == Part.TRAIN
            ? train
            : Stream.of(part == Part.DEV ? dev : test).filter(Objects::nonNull).toList();
    files.forEach(this::requireConllu);
    return files.stream()
        .<Supplier<Lines>>map(file -> () -> Lines.open(file, warning -> {}))
        .toList();
  }

  private void requireConllu(Path file) {
    CorpusFormat format = layout.layout(tagset()).format(file);
    require(
        format == CorpusFormat.CONLLU,
        "--pipeline: "
            + file
            + " is read as "
            + format
            + "; only CoNLL-U says where text has blanks");
  }

  /** Reads the corpus as sentences, for {@code --preset fast} and {@code accurate}. */
  public Corpus corpus(Console console) {
    if (train.isEmpty()) {
      requireNoFiles();
      return BuiltInCorpus.corpus();
    }
    return parts().corpus(layout.layout(choice()), console::warn);
  }

  /** Reads the corpus as ids, for one of the lab's networks. */
  public PostagCorpusData read(Console console) {
    require(taggerConfig().isEmpty(), "--preset " + preset + ": only for unfold train");
    if (train.isEmpty()) {
      requireNoFiles();
      return lab() ? builtInAsInTheLab() : BuiltInCorpus.data();
    }
    if (!lab()) {
      return parts().read(layout.layout(choice()), console::warn);
    }
    require(
        !layout.given() && tagset() == Tagset.UNIVERSAL,
        "--preset lab reads CoNLL-X, word in column 2 and tag in column 5, into universal tags;"
            + " leave out --format, --word-column, --tag-column and --tags");
    return parts().readAsInTheLab(console::warn);
  }

  private CorpusFiles parts() {
    Path[] more = train.stream().skip(1).toArray(Path[]::new);
    CorpusFiles files = CorpusFiles.train(train.get(0), more);
    files = dev == null ? files : files.dev(dev);
    return test == null ? files : files.test(test);
  }

  private void requireNoFiles() {
    require(dev == null && test == null, "--dev and --test need --train");
    require(
        !layout.given(),
        "--format, --word-column and --tag-column need --train: the built-in corpus is CoNLL-U");
    require(
        tags == null || tags.equals(new TagChoice(Tagset.UPOS, Optional.empty())),
        "the built-in corpus has only --tags upos, found " + tags);
  }

  private static PostagCorpusData builtInAsInTheLab() {
    return PostagCorpusData.asInTheLab(
        BuiltInCorpus.sentences(Part.TRAIN),
        BuiltInCorpus.sentences(Part.DEV),
        BuiltInCorpus.sentences(Part.TEST));
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
