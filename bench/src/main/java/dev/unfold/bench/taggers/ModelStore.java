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
 * A folder of trained models. A file name contains a hash of everything that the model depends on: settings, tagset, bytes of
 * the training and dev parts. A file beside it that ends in {@code .seconds} holds the duration of the training.
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

  /** The folder named in the plan, or a temporary one. */
  static ModelStore of(ContestPlan plan, ContestFiles files, Console console) {
    return new ModelStore(plan, files, console);
  }

  /** The model, from the folder if it is there, otherwise trained now in a process of its own. */
  TrainedModel model(TaggerCompetitor competitor, int seed) throws IOException {
    Path file = folder.resolve(name(competitor, seed));
    Path seconds = folder.resolve(file.getFileName() + ".seconds");
    boolean kept = Files.exists(seconds);
    if (!kept) {
      Files.writeString(seconds, Double.toString(train(competitor, seed, file)) + "\n");
    }
    double took = Double.parseDouble(Files.readString(seconds).strip());
    return new TrainedModel(competitor, seed, file, Files.size(file), took, kept);
  }

  private double train(TaggerCompetitor competitor, int seed, Path file) {
    String name = competitor + (competitor.isOurs() ? ", seed " + seed : "");
    console.note("training %s", name);
    try (WorkerProcess worker = new WorkerProcess(competitor, tagset, seed, threads);
        Progress progress = console.progress(name, competitor.iterations())) {
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

  private String name(TaggerCompetitor competitor, int seed) throws IOException {
    String words = competitor.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words + "-" + tagset + "-" + hash(competitor, seed) + ".model";
  }

  private String hash(TaggerCompetitor competitor, int seed) throws IOException {
    MessageDigest digest = sha256();
    digest.update(competitor.settings(tagset, seed).getBytes(StandardCharsets.UTF_8));
    digest.update(Files.readAllBytes(files.train()));
    Optional<Path> watched = competitor.isOurs() ? files.dev() : Optional.empty();
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
