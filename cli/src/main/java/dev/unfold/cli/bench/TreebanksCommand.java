package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.corpus.Tagset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "treebanks",
    header = "Compare the accuracy of Unfold, OpenNLP and CoreNLP on a folder of treebanks.",
    description = {
      "Each treebank is a folder with files named *train*.conllu and *test*.conllu and, if there is one,",
      "*dev*.conllu. Each tagger is trained in a process of its own and evaluated on the test part. The table is",
      "Markdown: accuracy on all words and on words unseen in training, and McNemar's test of each of Unfold's",
      "taggers against the best of the others. With --results a run that was interrupted continues where it was."
    },
    footer = {
      "",
      "Examples:",
      "  unfold bench treebanks ud --results ud.tsv",
      "  unfold bench treebanks ud --sentences 20,50,200,1000 --only 'fast|opennlp|corenlp'",
      "  unfold bench treebanks ud --tags upos,xpos,feats --seeds 1234,2,3 > table.md"
    })
final class TreebanksCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder of treebanks, or one treebank's folder.")
  private Path folder;

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      split = ",",
      converter = EnumConverter.Tags.class,
      defaultValue = "upos",
      description =
          "Kinds of tags: upos (the default), xpos, feats. A treebank without one is skipped.")
  private List<Tagset> tags;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      split = ",",
      converter = Size.class,
      defaultValue = "all",
      description = {
        "Numbers of sentences: the first ones of the training part, and as many of the dev part at",
        "most; all by default. Sizes beyond the training part are skipped."
      })
  private List<Integer> sizes;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      converter = NumberConverter.Seed.class,
      defaultValue = "1234",
      description =
          "Random seeds for Unfold, whose accuracy is the mean (default: ${DEFAULT-VALUE}).")
  private List<Integer> seeds;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      converter = RowPattern.class,
      defaultValue = "",
      description = "Only taggers whose name matches this regular expression, in any case.")
  private Pattern only;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Threads for Unfold's training (default: one per core).")
  private Integer threads;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Keeps each result in this file, and does not train again what it has.")
  private Path results;

  TreebanksCommand(Console console) {
    this.console = console;
  }

  /** A number of sentences, or {@code all}. */
  static final class Size implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return text.equals("all")
          ? TreebanksPlan.ALL
          : Integer.valueOf(new NumberConverter.Count().convert(text));
    }
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + ": no such folder");
    }
    int cores = Runtime.getRuntime().availableProcessors();
    TreebanksPlan plan =
        new TreebanksPlan(
            folder,
            tags,
            sizes,
            seeds,
            only,
            threads == null ? cores : threads,
            Optional.ofNullable(results));
    Bench.find(spec.commandLine()).treebanks(plan, console);
    return 0;
  }
}
