package dev.unfold.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes sentences that were read from CoNLL-U with new tags; every other byte stays as it was. */
final class ConlluWriter implements SentenceWriter {
  /** A guess that an earlier run has written. */
  private static final Pattern OLD_GUESS = Pattern.compile("# best_\\S+ = .*");

  private final Appendable out;
  private final int tagColumn;
  private final Optional<String> entry;

  /**
   * A writer.
   *
   * @param tagColumn the column that takes the tags, counted from 1: 4 for UPOS, 5 for XPOS
   */
  ConlluWriter(Appendable out, int tagColumn) {
    this(out, tagColumn, Optional.empty());
  }

  /**
   * A writer.
   *
   * @param entry the entry of MISC that takes the tags in place of a column
   */
  ConlluWriter(Appendable out, int tagColumn, Optional<String> entry) {
    if (tagColumn < 1 || tagColumn > ConlluReader.COLUMNS) {
      throw new IllegalArgumentException(
          "ConlluWriter: tag column is " + tagColumn + ", expected 1 to " + ConlluReader.COLUMNS);
    }
    this.out = out;
    this.tagColumn = tagColumn;
    this.entry = entry;
  }

  /**
   * Writes a sentence with new tags.
   *
   * @throws IllegalArgumentException if the number of tags is not the number of words read from a file
   */
  @Override
  public void write(Sentence sentence, List<String> tags) throws IOException {
    write(sentence, new Annotation(tags));
  }

  /**
   * Writes a sentence with new tags, {@code Conf=0.97} and {@code Unsure=Yes} in the last column, and guesses as comments.
   *
   * @throws IllegalArgumentException if the number of tags is not the number of words read from a file
   */
  @Override
  public void write(Sentence sentence, Annotation annotation) throws IOException {
    writeColumns(sentence, List.of(new Column(tagColumn, "", annotation)));
  }

  /**
   * Writes a sentence with new tags in several columns. Notes and comments of columns other than the writer's own carry their
   * name: {@code ConfXpos=0.97}, {@code # best_xpos_1}.
   *
   * @throws IllegalArgumentException if the number of tags is not the number of words read from a file
   */
  @Override
  public void write(Sentence sentence, Map<Tagset, Annotation> columns) throws IOException {
    List<Column> all = new ArrayList<>();
    columns.forEach(
        (tagset, annotation) -> {
          int place = columns.size() == 1 ? tagColumn : tagset.writtenColumn();
          all.add(new Column(place, place == tagColumn ? "" : tagset.toString(), annotation));
        });
    all.sort(Comparator.comparingInt(Column::place));
    writeColumns(sentence, all);
  }

  /**
   * The new tags of one column.
   *
   * @param place counted from 1
   * @param name of the column in notes and comments; empty for the writer's own
   */
  private record Column(int place, String name, Annotation annotation) {
    void addComments(List<String> comments) {
      int number = 0;
      for (Annotation.Guess guess : annotation.guesses()) {
        number++;
        comments.add(
            String.format(
                Locale.ROOT,
                "# best_%s%d = %.4f %s",
                name.isEmpty() ? "" : name + "_",
                number,
                guess.probability(),
                String.join(" ", guess.tags())));
      }
    }

    boolean hasNotes() {
      return !annotation.confidence().isEmpty() || !annotation.unsure().isEmpty();
    }

    void addNotes(int word, Map<String, String> notes) {
      if (!annotation.confidence().isEmpty()) {
        double sure = annotation.confidence().get(word);
        notes.put("Conf" + capitalised(), String.format(Locale.ROOT, "%.2f", sure));
      }
      if (!annotation.unsure().isEmpty()) {
        notes.put("Unsure" + capitalised(), annotation.unsure().get(word) ? "Yes" : "");
      }
    }

    private String capitalised() {
      return name.isEmpty()
          ? ""
          : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
  }

  private void writeColumns(Sentence sentence, List<Column> columns) throws IOException {
    List<String> comments = new ArrayList<>();
    List<Map<String, String>> notes = new ArrayList<>();
    columns.forEach(column -> column.addComments(comments));
    boolean plain = entry.isEmpty() && columns.stream().noneMatch(Column::hasNotes);
    for (int t = 0; t < columns.get(0).annotation.tags().size(); t++) {
      notes.add(plain ? Map.of() : notes(columns, t));
    }
    writeColumns(sentence, columns, comments, notes);
  }

  private Map<String, String> notes(List<Column> columns, int word) {
    Map<String, String> notes = new LinkedHashMap<>();
    entry.ifPresent(name -> notes.put(name, columns.get(0).annotation.tags().get(word)));
    columns.forEach(column -> column.addNotes(word, notes));
    return notes;
  }

  /**
   * Writes a sentence with new tags, comments and notes.
   *
   * @param comments whole lines, to be written after the sentence's own comments
   * @param notes for each word, entries of its last column; one without a value removes an old one
   * @throws IllegalArgumentException if the number of tags or notes is not the number of words read from a file
   */
  void write(
      Sentence sentence, List<String> tags, List<String> comments, List<Map<String, String>> notes)
      throws IOException {
    List<Column> one = List.of(new Column(tagColumn, "", new Annotation(tags)));
    writeColumns(sentence, one, comments, notes);
  }

  private void writeColumns(
      Sentence sentence,
      List<Column> columns,
      List<String> comments,
      List<Map<String, String>> notes)
      throws IOException {
    for (Column column : columns) {
      requireOneEach("tags", column.annotation.tags(), sentence);
    }
    requireOneEach("notes", notes, sentence);
    int word = 0;
    boolean head = true;
    for (int i = 0; i < sentence.lines().size(); i++) {
      Line line = sentence.lines().get(i);
      if (!comments.isEmpty() && OLD_GUESS.matcher(line.text()).matches()) {
        continue; // replaced by the new ones
      }
      if (head && !line.isBlank() && line.text().charAt(0) != '#') {
        head = false;
        writeComments(comments, line.ending());
      }
      if (word < notes.size() && sentence.wordLines().get(word) == i) {
        writeTagged(line.text(), entry.isEmpty() ? columns : List.of(), word, notes.get(word));
        word++;
      } else {
        out.append(line.text());
      }
      out.append(line.ending());
    }
  }

  private static void requireOneEach(String what, List<?> found, Sentence sentence) {
    if (found.size() != sentence.wordLines().size()) {
      throw new IllegalArgumentException(
          "ConlluWriter: "
              + found.size()
              + " "
              + what
              + " for "
              + sentence.wordLines().size()
              + " words of a file, expected one each");
    }
  }

  private void writeComments(List<String> comments, String ending) throws IOException {
    for (String comment : comments) {
      out.append(comment).append(ending.isEmpty() ? "\n" : ending);
    }
  }

  /** A line may end after a column that is written. */
  private void writeTagged(String line, List<Column> columns, int word, Map<String, String> notes)
      throws IOException {
    int written = 0;
    int at = 0;
    int place = 1;
    for (Column column : columns) {
      for (; place < column.place; place++) {
        at = line.indexOf('\t', at) + 1;
      }
      out.append(line, written, at).append(column.annotation.tags().get(word));
      written = line.indexOf('\t', at);
      if (written < 0) {
        return;
      }
    }
    if (notes.isEmpty()) {
      out.append(line, written, line.length());
    } else {
      int misc = line.lastIndexOf('\t') + 1;
      out.append(line, written, misc).append(ConlluMisc.with(line.substring(misc), notes));
    }
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    for (Line line : lines) {
      out.append(line.text()).append(line.ending());
    }
  }
}
