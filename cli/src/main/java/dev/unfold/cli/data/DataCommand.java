package dev.unfold.cli.data;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.LayoutOptions;
import dev.unfold.cli.option.TagChoice;
import dev.unfold.corpus.CorpusProfile;
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
    header = "Describe a corpus before training on it.",
    description = {
      "Prints what the columns hold, the first sentence as it is read, the tags and their counts, and the",
      "scheme of span labels; for further files, the words and tags that the first one, the training",
      "part, does not have, and the sentences that it should not have; and the coverage of word vectors."
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
      description = "Tagged files: first the training part, then files to compare with it.")
  private List<Path> files;

  @Mixin private LayoutOptions layout;

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = TagChoice.Converter.class,
      defaultValue = "upos",
      description = {
        "upos (column 4, the default), xpos or universal (column 5), feats (column",
        "6); misc:KEY, the entry KEY=… of CoNLL-U's last column; or a column of",
        "CoNLL-U Plus by its name."
      })
  private TagChoice tags;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "Pretrained word vectors: a text file of word2vec, GloVe or fastText.")
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
