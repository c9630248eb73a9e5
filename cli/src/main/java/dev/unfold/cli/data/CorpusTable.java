package dev.unfold.cli.data;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.ColumnProfile;
import dev.unfold.corpus.CorpusProfile;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Sentence;
import dev.unfold.file.OneLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the contents of tagged files: size, columns, first sentence, tags, span labels. */
final class CorpusTable {
  private static final int EXAMPLES = 5;
  private static final int EXAMPLE_LENGTH = 16;
  private static final int SHOWN_WORDS = 12;
  private static final int SHOWN_TAGS = 60;

  private final Console console;
  private final List<CorpusProfile> files;
  private final CorpusProfile train;

  private CorpusTable(Console console, List<CorpusProfile> files) {
    this.console = console;
    this.files = files;
    this.train = files.get(0);
  }

  static void print(Console console, List<CorpusProfile> files) {
    CorpusTable table = new CorpusTable(console, files);
    files.forEach(table::file);
    table.columns();
    table.firstSentence();
    table.tags();
    files.forEach(table::labels);
  }

  private void file(CorpusProfile file) {
    console.print(
        "%s: %s, %s, %s, %s, longest sentence %s",
        file.name(),
        file.format().orElseThrow(),
        Console.count(file.sentences(), "sentence"),
        Console.count(file.tokens(), "token"),
        Console.count(file.words().size(), "distinct word"),
        Console.count(file.longest(), "word"));
  }

  private void columns() {
    console.print("");
    console.print("columns of %s", FileTable.name(train));
    console.print("  column        filled   distinct  examples");
    for (ColumnProfile column : train.columns()) {
      String row =
          Console.text(
              "  %6d %-5s  %6s  %9s  %s",
              column.number(),
              use(column.number()),
              Console.percentage(column.filled(), train.tokens()),
              (column.different() == ColumnProfile.MOST_DIFFERENT ? ">" : "")
                  + Console.text("%,d", column.different()),
              column.examples(EXAMPLES).stream()
                  .map(CorpusTable::cut)
                  .collect(Collectors.joining(" ")));
      console.print("%s", row.stripTrailing());
    }
  }

  private String use(int number) {
    return number == train.wordColumn() ? "word" : number == train.tagColumn() ? "tag" : "";
  }

  private static String cut(String cell) {
    return cell.codePointCount(0, cell.length()) <= EXAMPLE_LENGTH
        ? OneLine.of(cell)
        : OneLine.of(cell.substring(0, cell.offsetByCodePoints(0, EXAMPLE_LENGTH - 1))) + "…";
  }

  private void firstSentence() {
    Sentence sentence = train.first();
    console.print("");
    console.print("the first sentence as Unfold reads it");
    for (int t = 0; t < Math.min(SHOWN_WORDS, sentence.length()); t++) {
      console.print("  %-20s %s", cut(sentence.words().get(t)), OneLine.of(sentence.tags().get(t)));
    }
    if (sentence.length() > SHOWN_WORDS) {
      console.print("  and %s more", Console.count(sentence.length() - SHOWN_WORDS, "word"));
    }
  }

  private void tags() {
    List<String> tags = inventory();
    int width = tags.stream().mapToInt(tag -> OneLine.of(tag).length()).max().orElse(0);
    console.print("");
    console.print(
        "%s%s",
        Console.count(tags.size(), "tag"), files.size() > 1 ? "; a column for each file" : "");
    for (String tag : tags.subList(0, Math.min(SHOWN_TAGS, tags.size()))) {
      StringBuilder row = new StringBuilder("  ").append(OneLine.of(tag));
      row.append(" ".repeat(Math.max(0, width - OneLine.of(tag).length())));
      files.forEach(f -> row.append(Console.text(" %,9d", f.tags().getOrDefault(tag, 0))));
      console.print("%s", row);
    }
    if (tags.size() > SHOWN_TAGS) {
      console.print("  and %,d more", tags.size() - SHOWN_TAGS);
    }
    files.stream()
        .filter(file -> file.untagged() > 0)
        .forEach(
            file ->
                console.print(
                    "  %s of %s without a tag: left out of training and counts",
                    Console.count(file.untagged(), "word"), file.name()));
  }

  /** All tags, the most frequent ones of the training part first. */
  private List<String> inventory() {
    return files.stream()
        .flatMap(file -> file.tags().keySet().stream())
        .distinct()
        .sorted(
            Comparator.comparingInt((String tag) -> -train.tags().getOrDefault(tag, 0))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private void labels(CorpusProfile file) {
    if (file.labels().scheme().isEmpty()) {
      return;
    }
    LabelScheme scheme = file.labels().scheme().get();
    console.print("");
    console.print(
        "%s: span labels, %s; %s", FileTable.name(file), scheme, violations(file, scheme));
    file.spans().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(type -> console.print("  %-12s %,9d", OneLine.of(type.getKey()), type.getValue()));
  }

  private static String violations(CorpusProfile file, LabelScheme scheme) {
    int broken = file.labels().violations(scheme);
    return broken == 0
        ? "no violations"
        : Console.text(
            "%s, the first in sentence %,d",
            Console.count(broken, "violation"), file.labels().firstViolation(scheme));
  }
}
