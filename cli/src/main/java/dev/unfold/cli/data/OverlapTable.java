package dev.unfold.cli.data;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.CorpusProfile;
import dev.unfold.corpus.CorpusProfile.Overlap;
import dev.unfold.corpus.WordVectors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what files have that the training part, the first of them, hasn't, what both have, and what vectors know. */
final class OverlapTable {
  private OverlapTable() {}

  /** Prints the files beside the training part; nothing if there is no other. */
  static void print(Console console, List<CorpusProfile> files) {
    if (files.size() == 1) {
      return;
    }
    CorpusProfile train = files.get(0);
    FileTable table = new FileTable(console, files.subList(1, files.size()));
    Map<CorpusProfile, Overlap> beside = new HashMap<>();
    table.files().forEach(file -> beside.put(file, file.beside(train)));
    console.print("");
    table.head("beside " + FileTable.name(train));
    table.row(
        "tokens whose word it doesn't have",
        file -> FileTable.share(beside.get(file).unknownTokens(), file.tokens()));
    table.row(
        "different words that it doesn't have",
        file -> FileTable.share(beside.get(file).unknownWords(), file.words().size()));
    table.row("tags that it doesn't have", file -> unseen(beside.get(file).unseenTags()));
    table.row(
        "sentences that it has too",
        file -> FileTable.share(beside.get(file).sentences(), file.sentences()));
    table.row("tokens of those", file -> FileTable.share(beside.get(file).tokens(), file.tokens()));
  }

  private static String unseen(Map<String, Integer> tags) {
    return tags.isEmpty()
        ? "none"
        : tags.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(tag -> tag.getKey() + " (" + tag.getValue() + ")")
            .collect(Collectors.joining(" "));
  }

  /** Prints how many of each file's words have a vector. */
  static void coverage(Console console, List<CorpusProfile> files, Path name, WordVectors vectors) {
    FileTable table = new FileTable(console, files);
    console.print("");
    table.head(name.getFileName() + ", " + Console.count(vectors.width(), "number") + " each");
    table.row(
        "tokens with a vector, as they are spelt",
        file -> FileTable.share(file.coverage(vectors).exact(), file.tokens()));
    table.row(
        "tokens with one, also in small letters",
        file -> FileTable.share(file.coverage(vectors).tokens(), file.tokens()));
    table.row(
        "different words with one, likewise",
        file -> FileTable.share(file.coverage(vectors).words(), file.words().size()));
  }
}
