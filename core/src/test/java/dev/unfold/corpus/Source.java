package dev.unfold.corpus;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A corpus in memory, named {@code file} in messages; it remembers what was warned of. */
final class Source {
  final List<String> warnings = new ArrayList<>();
  private final byte[] bytes;

  Source(byte[] bytes) {
    this.bytes = bytes;
  }

  Source(String text) {
    this(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * CoNLL-U from short rows: {@code "3 Paris PROPN"} stands for ten columns, the empty row for a separator, and every
   * row with a TAB, or with {@code #} in front, for itself.
   */
  static String conllu(String... rows) {
    StringBuilder text = new StringBuilder();
    for (String row : rows) {
      boolean itself = row.isEmpty() || row.startsWith("#") || row.indexOf('\t') >= 0;
      String[] cells = row.split(" ", 3);
      text.append(itself ? row : row(cells[0], cells[1], cells[2])).append('\n');
    }
    return text.toString();
  }

  /** One line of ten columns. */
  static String row(String id, String form, String upos) {
    return String.join("\t", id, form, "_", upos, "_", "_", "_", "_", "_", "_");
  }

  Lines lines() {
    return new Lines("file", new ByteArrayInputStream(bytes), warnings::add);
  }

  List<Line> allLines() {
    List<Line> all = new ArrayList<>();
    try (Lines lines = lines()) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
    }
    return all;
  }

  SentenceReader reader(CorpusFormat format) {
    return format.reader(lines());
  }

  List<Sentence> sentences(CorpusFormat format) {
    try (SentenceReader reader = reader(format)) {
      return reader.stream().toList();
    }
  }

  List<Sentence> conllu() {
    return sentences(CorpusFormat.CONLLU);
  }
}
