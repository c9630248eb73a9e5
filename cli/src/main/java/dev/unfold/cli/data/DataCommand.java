package dev.unfold.cli.data;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.LayoutOptions;
import dev.unfold.corpus.CorpusProfile;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.WordVectors;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "data",
    header = "Look at a corpus before training on it.",
    description = {
      "What the columns hold, the first sentence as it is read, which tags there are, how labels of",
      "spans are written; of further files, what the first one, the training part, doesn't have, and",
      "what it shouldn't have; how many words a file of vectors knows."
    },
    footer = {
      "",
      "Examples:",
      "  unfold data train.conllu dev.conllu test.conllu",
      "  unfold data ner.txt --format columns --tag-column 4",
      "  unfold data train.conllu test.conllu --vectors glove.6B.100d.txt"
    })
public final class DataCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Tagged files: the training part first, then what is to be compared with it.")
  private List<Path> files;

  @Mixin private LayoutOptions layout;

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = EnumConverter.Tags.class,
      defaultValue = "upos",
      description = "upos (column 4, the default), xpos or universal (column 5).")
  private Tagset tags;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "A text file of word vectors, from word2vec, GloVe or fastText.")
  private Path vectors;

  public DataCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<CorpusProfile> profiles =
        files.stream()
            .map(file -> CorpusProfile.of(file, layout.layout(tags), console::warn))
            .toList();
    Optional<WordVectors> known = Optional.ofNullable(vectors).map(file -> read(file, profiles));
    CorpusTable.print(console, profiles);
    OverlapTable.print(console, profiles);
    known.ifPresent(words -> OverlapTable.coverage(console, profiles, vectors, words));
    return 0;
  }

  private WordVectors read(Path file, List<CorpusProfile> profiles) {
    Set<String> words = new HashSet<>();
    profiles.forEach(profile -> words.addAll(profile.words().keySet()));
    return WordVectors.read(file, words, console::warn);
  }
}
