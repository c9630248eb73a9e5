package dev.unfold.bench.taggers;

import dev.unfold.cli.bench.TreebanksPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code unfold bench treebanks}: trains and evaluates every tagger on every treebank. */
public final class TreebanksBench {
  private final TreebanksPlan plan;
  private final Console console;
  private final Path scratch;
  private final Map<String, TreebankResult> known = new HashMap<>();
  private final TreebanksTable table = new TreebanksTable();

  private TreebanksBench(TreebanksPlan plan, Console console, Path scratch) {
    this.plan = plan;
    this.console = console;
    this.scratch = scratch;
  }

  /** Measures, prints each row as soon as it is known, and returns the table. */
  public static String run(TreebanksPlan plan, Console console) {
    try {
      Path scratch = Files.createTempDirectory("unfold-treebanks");
      try {
        return new TreebanksBench(plan, console, scratch).run();
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw new ModelException("bench treebanks: a file can't be read or written (" + e + ")", e);
    }
  }

  /** CoreNLP leaves a file beside its model. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private String run() throws IOException {
    if (plan.results().filter(Files::exists).isPresent()) {
      for (String line : Files.readAllLines(plan.results().get())) {
        TreebankResult.of(line).ifPresent(result -> known.put(result.key(), result));
      }
    }
    TreebanksTable.header().forEach(line -> console.print("%s", line));
    for (Treebank treebank : Treebank.in(plan.folder())) {
      for (Tagset tagset : plan.tags()) {
        for (TreebankRun run : runs(treebank, tagset)) {
          String row = table.row(run, results(run));
          console.print("%s", row);
        }
      }
    }
    TreebanksTable.notes(plan).forEach(line -> console.print("%s", line));
    return table.text();
  }

  /** A run for each size; none if the treebank has no such tags. */
  private List<TreebankRun> runs(Treebank treebank, Tagset tagset) {
    List<TreebankRun> runs = new ArrayList<>();
    try {
      List<Sentence> train = read(treebank.train(), tagset);
      List<Sentence> test = read(treebank.test(), tagset);
      Optional<List<Sentence>> dev = treebank.dev().map(file -> read(file, tagset));
      if (train.stream().flatMap(s -> s.tags().stream()).distinct().count() < 2) {
        throw new CorpusException(treebank.train().toString(), "has a single " + tagset + " tag");
      }
      for (int size : plan.sizes()) {
        if (size == TreebanksPlan.ALL || size < train.size()) {
          int used = Math.min(size, train.size());
          runs.add(
              new TreebankRun(treebank, tagset, train, used, TreebankRun.dev(dev, size), test));
        }
      }
    } catch (CorpusException e) {
      console.warn(e.getMessage() + "; skipped");
    }
    return runs;
  }

  private static List<Sentence> read(Path file, Tagset tagset) {
    return Texts.layout(tagset).read(file, warning -> {});
  }

  private Map<TaggerCompetitor, List<TreebankResult>> results(TreebankRun run) throws IOException {
    Map<TaggerCompetitor, List<TreebankResult>> results = new TreeMap<>();
    for (TaggerCompetitor competitor : TaggerCompetitor.values()) {
      if (plan.only().matcher(competitor.toString()).find()) {
        List<TreebankResult> each = new ArrayList<>();
        for (int seed : competitor.isOurs() ? plan.seeds() : plan.seeds().subList(0, 1)) {
          each.add(result(run, competitor, seed));
        }
        results.put(competitor, each);
      }
    }
    return results;
  }

  private TreebankResult result(TreebankRun run, TaggerCompetitor competitor, int seed)
      throws IOException {
    String key = run.key(competitor, seed);
    TreebankResult kept = known.get(key);
    if (kept != null) {
      return kept;
    }
    console.note("%s: training %s", run, competitor);
    TreebankResult result;
    try {
      result = run.result(competitor, seed, plan.threads(), scratch);
    } catch (ModelException e) {
      console.warn(run + ": " + e.getMessage());
      result = TreebankResult.failed(key);
    }
    keep(result);
    return result;
  }

  private void keep(TreebankResult result) throws IOException {
    known.put(result.key(), result);
    if (plan.results().isPresent()) {
      Files.writeString(
          plan.results().get(),
          result.line() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
