package dev.unfold.bench.taggers;

import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Part;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a contest: the corpus's own, or the built-in corpus written out; and a folder for what is made on the way,
 * deleted at the end.
 */
final class ContestFiles implements AutoCloseable {
  private final Path scratch;
  private final CorpusFiles corpus;
  private final String name;

  ContestFiles(ContestPlan plan) {
    this.name =
        plan.corpus()
            .flatMap(files -> files.file(Part.TEST))
            .map(file -> String.valueOf(file.getFileName()))
            .orElse("the built-in corpus");
    try {
      this.scratch = Files.createTempDirectory("unfold-bench");
      this.corpus = plan.corpus().isPresent() ? plan.corpus().get() : builtIn();
    } catch (IOException e) {
      throw new ModelException("the folder for temporary files: can't be written (" + e + ")", e);
    }
  }

  private CorpusFiles builtIn() throws IOException {
    for (Part part : Part.values()) {
      try (InputStream in = BuiltInCorpus.open(part)) {
        Files.copy(in, scratch.resolve(part + ".conllu"));
      }
    }
    return CorpusFiles.train(scratch.resolve("train.conllu"))
        .dev(scratch.resolve("dev.conllu"))
        .test(scratch.resolve("test.conllu"));
  }

  /** What is tagged: the test part's name, without its folders. */
  String name() {
    return name;
  }

  /** A folder of one's own. */
  Path scratch() {
    return scratch;
  }

  Path train() {
    return corpus.file(Part.TRAIN).orElseThrow();
  }

  Optional<Path> dev() {
    return corpus.file(Part.DEV);
  }

  Path test() {
    return corpus.file(Part.TEST).orElseThrow();
  }

  @Override
  public void close() {
    try (Stream<Path> inside = Files.walk(scratch)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ModelException(scratch + ": can't be deleted (" + e.getMessage() + ")", e);
    }
  }
}
