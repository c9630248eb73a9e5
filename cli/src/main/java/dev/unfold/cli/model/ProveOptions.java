package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.exchange.Parity;
import dev.unfold.exchange.TaggerTwin;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether other engines compute what the tagger computes. */
@Command(optionListHeading = "%nProof:%n")
final class ProveOptions {
  private static final Path BUILT_IN = Path.of("built-in");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--prove",
      paramLabel = "CORPUS",
      description = {
        "Run the model in PyTorch and onnxruntime too, on a CoNLL-U file or on",
        "built-in, the dev part of the built-in corpus, and compare every tensor,",
        "from words to tags."
      })
  private Path corpus;

  /** Whether {@code --prove} was given. */
  boolean asked() {
    return corpus != null;
  }

  /** The input file; empty for the built-in corpus. */
  Optional<Path> file() {
    return Optional.ofNullable(corpus).filter(path -> !path.equals(BUILT_IN));
  }

  /** Compares the engines and prints the result; returns whether they agree. */
  boolean print(Tagger tagger, Console console) {
    List<TaggerTwin> twins = loaded(tagger, console);
    List<List<String>> sentences = sentences(console).stream().map(Sentence::words).toList();
    Parity parity = Parity.of(tagger, sentences, twins);
    ParityTable.print(console, sentences.size(), parity);
    console.note("allowed: %.0e, the rounding of float32, and the same tags", Parity.ALLOWED);
    parity.engines().forEach(engine -> printDeviation(engine, console));
    return parity.held();
  }

  private static void printDeviation(Parity.Engine engine, Console console) {
    engine
        .float32Deviation()
        .ifPresent(
            deviation ->
                console.note(
                    "%s in float64; its own float32 differs from that by %.1e%s",
                    engine.name(),
                    deviation,
                    deviation <= Parity.ALLOWED
                        ? ""
                        : ", which float32 does not explain (see: unfold doctor)"));
  }

  private List<Sentence> sentences(Console console) {
    return corpus.equals(BUILT_IN)
        ? BuiltInCorpus.sentences(Part.DEV)
        : CorpusLayout.of(Tagset.UPOS).read(corpus, console::warn);
  }

  /** The engines that are on the class path, support the tagger, and work on this machine. */
  private List<TaggerTwin> loaded(Tagger tagger, Console console) {
    List<TaggerTwin> loaded = new ArrayList<>();
    for (TaggerTwin twin : TaggerTwin.available().stream().filter(t -> t.knows(tagger)).toList()) {
      try {
        twin.load();
        loaded.add(twin);
      } catch (IllegalStateException e) {
        console.warn(e.getMessage());
      }
    }
    if (loaded.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--prove: neither PyTorch nor onnxruntime is on the class path; start with ./unfold,"
              + " which fetches them");
    }
    return loaded;
  }
}
