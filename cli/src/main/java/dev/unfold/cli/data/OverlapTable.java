package dev.unfold.cli.data;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.CorpusProfile;
import dev.unfold.corpus.CorpusProfile.Overlap;
import dev.unfold.corpus.WordVectors;
import dev.unfold.file.OneLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints how files overlap with the training part, the first of them, and the coverage of word vectors. */
final class OverlapTable {
  private OverlapTable() {}

  /** Compares the other files with the training part; prints nothing if there is no other. */
  static void print(Console console, List<CorpusProfile> files) {
    if (files.size() == 1) {
      return;
    }
    CorpusProfile train = files.get(0);
    FileTable table = new FileTable(console, files.subList(1, files.size()));
    Map<CorpusProfile, Overlap> beside = new HashMap<>();
    table.files().forEach(file -> beside.put(file, file.beside(train)));
    console.print("");
    table.head("compared with " + FileTable.name(train));
    table.row(
        "tokens whose word is not in it",
        file -> FileTable.share(beside.get(file).unknownTokens(), file.tokens()));
    table.row(
        "distinct words that are not in it",
        file -> FileTable.share(beside.get(file).unknownWords(), file.words().size()));
    table.row("tags that are not in it", file -> unseen(beside.get(file).unseenTags()));
    table.row(
        "sentences that are also in it",
        file -> FileTable.share(beside.get(file).sentences(), file.sentences()));
    table.row(
        "tokens of these sentences",
        file -> FileTable.share(beside.get(file).tokens(), file.tokens()));
  }

  private static String unseen(Map<String, Integer> tags) {
    return tags.isEmpty()
        ? "none"
        : tags.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(tag -> OneLine.of(tag.getKey()) + " (" + tag.getValue() + ")")
            .collect(Collectors.joining(" "));
  }

  /** Prints how many tokens and words of each file have a vector. */
  static void coverage(Console console, List<CorpusProfile> files, Path name, WordVectors vectors) {
    FileTable table = new FileTable(console, files);
    console.print("");
    table.head(name.getFileName() + ", " + Console.count(vectors.width(), "number") + " each");
    table.row(
        "tokens with a vector, case-sensitive",
        file -> FileTable.share(file.coverage(vectors).exact(), file.tokens()));
    table.row(
        "tokens with a vector, also lower-cased",
        file -> FileTable.share(file.coverage(vectors).tokens(), file.tokens()));
    table.row(
        "distinct words with one, also lower-cased",
        file -> FileTable.share(file.coverage(vectors).words(), file.words().size()));
  }
}
