package dev.unfold.bench.taggers;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.file.Sha256;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One row of the table: a treebank, a kind of tags, a number of training sentences.
 *
 * @param treebank the files
 * @param tagset the kind of tags
 * @param train the training sentences, all of them read
 * @param size the number of them that are used
 * @param dev the dev sentences that are used
 * @param test the test sentences
 */
record TreebankRun(
    Treebank treebank,
    Tagset tagset,
    List<Sentence> train,
    int size,
    List<Sentence> dev,
    List<Sentence> test) {
  private static final int HASH = 12;

  /** What a result depends on, as text: names, and a checksum of the settings and the bytes of the files. */
  String key(TaggerCompetitor competitor, int seed) throws IOException {
    Sha256 digest = new Sha256().update(competitor.settings(tagset, seed));
    digest.update(Files.readAllBytes(treebank.train()));
    digest.update(Files.readAllBytes(treebank.test()));
    if (competitor.isOurs() && treebank.dev().isPresent()) {
      digest.update(Files.readAllBytes(treebank.dev().get()));
    }
    return String.join(
        " ",
        treebank.name(),
        tagset.toString(),
        "" + size,
        competitor.name(),
        competitor.isOurs() ? "" + seed : "-",
        digest.hex().substring(0, HASH));
  }

  /** Trains and evaluates a tagger in a process of its own; a tagger that can't do it has a result that says so. */
  TreebankResult result(TaggerCompetitor competitor, int seed, int threads, Path scratch)
      throws IOException {
    Path trainFile = scratch.resolve("train.conllu");
    Path devFile = scratch.resolve("dev.conllu");
    Path model = scratch.resolve("model");
    Texts.first(size, train, trainFile);
    Texts.first(dev.size(), dev, devFile);
    String key = key(competitor, seed);
    try (WorkerProcess worker = new WorkerProcess(competitor, tagset, seed, threads)) {
      double seconds = worker.askNumber("train", trainFile, dev.isEmpty() ? "" : devFile, model);
      worker.ask("load", model);
      List<String> tags = worker.ask("tag", treebank.test());
      return marked(key, seconds, tags);
    } finally {
      Files.deleteIfExists(model);
    }
  }

  private TreebankResult marked(String key, double seconds, List<String> tags) {
    if (tags.size() != test.size()) {
      throw new ModelException(key + ": " + tags.size() + " sentences, expected " + test.size());
    }
    BitSet right = new BitSet();
    int tokens = 0;
    for (int s = 0; s < test.size(); s++) {
      List<String> given = Arrays.asList(tags.get(s).split(" ", -1));
      for (int t = 0; t < test.get(s).length(); t++) {
        if (test.get(s).isTagged(t)) {
          right.set(tokens++, test.get(s).tags().get(t).equals(given.get(t)));
        }
      }
    }
    return new TreebankResult(key, seconds, tokens, right);
  }

  /** The words of the test part that the training sentences don't have, among those with a tag. */
  BitSet unknown() {
    Set<String> known =
        train.stream().limit(size).flatMap(s -> s.words().stream()).collect(Collectors.toSet());
    BitSet unknown = new BitSet();
    int tokens = 0;
    for (Sentence sentence : test) {
      for (int t = 0; t < sentence.length(); t++) {
        if (sentence.isTagged(t)) {
          unknown.set(tokens++, !known.contains(sentence.words().get(t)));
        }
      }
    }
    return unknown;
  }

  /** {@code en_ewt upos, 50 sentences}. */
  @Override
  public String toString() {
    return treebank.name() + " " + tagset + ", " + size + " sentences";
  }

  /** The dev sentences for a size: as many as training sentences at most. */
  static List<Sentence> dev(Optional<List<Sentence>> all, int size) {
    return all.map(dev -> dev.subList(0, Math.min(size, dev.size()))).orElse(List.of());
  }
}
