package dev.unfold.bench.taggers;

import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The time from the start of a process to its answer: it loads a model and tags one sentence. Unfold's process is the command
 * {@code unfold tag}, launcher included; the others' is a {@link Worker} around their library.
 */
final class ColdStart {
  private ColdStart() {}

  /** The time in seconds. */
  static double seconds(ServedModel model, Tagset tagset, Path sentence) throws IOException {
    long start = System.nanoTime();
    if (model.competitor().isOurs()) {
      tag(model.file(), sentence);
    } else {
      try (WorkerProcess worker = new WorkerProcess(model.competitor(), tagset, 0, 1)) {
        worker.ask("load", model.file());
        worker.ask("tag", sentence);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tag(Path model, Path sentence) throws IOException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of("tag", "--model", model.toString(), sentence.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new ModelException("unfold tag: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException("unfold tag: interrupted", e);
    }
  }

  /** The launcher if this process was started by one, otherwise the command that it would run. */
  private static List<String> command() {
    Path launcher = Path.of(System.getProperty("unfold.home", ""), "unfold");
    if (System.getProperty("unfold.home") != null && Files.isExecutable(launcher)) {
      return List.of(launcher.toString());
    }
    List<String> java = new ArrayList<>(JavaCommand.of(true));
    java.add("dev.unfold.cli.Main");
    return java;
  }
}
