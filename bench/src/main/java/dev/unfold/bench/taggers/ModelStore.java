package dev.unfold.bench.taggers;

import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.Tagset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder of trained models. A file's name has a hash of all that the model depends on: settings, tagset, bytes of the
 * training and dev part. Beside it, in a file that ends in {@code .seconds}, stands how long the training took.
 */
final class ModelStore {
  private static final int HASH = 12;

  private final Path folder;
  private final ContestFiles files;
  private final Tagset tagset;
  private final int threads;
  private final Console console;

  private ModelStore(ContestPlan plan, ContestFiles files, Console console) {
    this.folder = plan.models().orElse(files.scratch());
    this.files = files;
    this.tagset = plan.tagset();
    this.threads = plan.threads();
    this.console = console;
  }

  /** The folder that the plan names, or one that is deleted at the end. */
  static ModelStore of(ContestPlan plan, ContestFiles files, Console console) {
    return new ModelStore(plan, files, console);
  }

  /** The model, from the folder if it is there, else trained now in a process of its own. */
  TrainedModel model(Contestant contestant, int seed) throws IOException {
    Path file = folder.resolve(name(contestant, seed));
    Path seconds = folder.resolve(file.getFileName() + ".seconds");
    boolean kept = Files.exists(seconds);
    if (!kept) {
      Files.writeString(seconds, Double.toString(train(contestant, seed, file)) + "\n");
    }
    double took = Double.parseDouble(Files.readString(seconds).strip());
    return new TrainedModel(contestant, seed, file, Files.size(file), took, kept);
  }

  private double train(Contestant contestant, int seed, Path file) {
    String name = contestant + (contestant.isOurs() ? ", seed " + seed : "");
    console.note("training %s", name);
    try (WorkerProcess worker = new WorkerProcess(contestant, tagset, seed, threads);
        Progress progress = console.progress(name, contestant.iterations())) {
      int[] last = {0};
      worker.onIteration(
          iteration -> {
            progress.step(Math.max(0, iteration - last[0]));
            last[0] = iteration;
          });
      String dev = files.dev().map(Path::toString).orElse("");
      return worker.askNumber("train", files.train(), dev, file);
    }
  }

  private String name(Contestant contestant, int seed) throws IOException {
    String words = contestant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words + "-" + tagset + "-" + hash(contestant, seed) + ".model";
  }

  private String hash(Contestant contestant, int seed) throws IOException {
    MessageDigest digest = sha256();
    digest.update(contestant.settings(tagset, seed).getBytes(StandardCharsets.UTF_8));
    digest.update(Files.readAllBytes(files.train()));
    Optional<Path> watched = contestant.isOurs() ? files.dev() : Optional.empty();
    if (watched.isPresent()) {
      digest.update(Files.readAllBytes(watched.get()));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, HASH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
