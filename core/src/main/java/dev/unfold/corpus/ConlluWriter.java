package dev.unfold.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes sentences that were read from CoNLL-U with new tags; every other byte stays as it was. */
final class ConlluWriter implements SentenceWriter {
  private final Appendable out;
  private final int tagColumn;

  /**
   * A writer.
   *
   * @param tagColumn the column that takes the tags, counted from 1: 4 for UPOS, 5 for XPOS
   */
  ConlluWriter(Appendable out, int tagColumn) {
    if (tagColumn < 1 || tagColumn > ConlluReader.COLUMNS) {
      throw new IllegalArgumentException(
          "ConlluWriter: tag column is " + tagColumn + ", expected 1 to " + ConlluReader.COLUMNS);
    }
    this.out = out;
    this.tagColumn = tagColumn;
  }

  /**
   * Writes a sentence with new tags.
   *
   * @throws IllegalArgumentException if the number of tags is not the number of words read from a file
   */
  @Override
  public void write(Sentence sentence, List<String> tags) throws IOException {
    write(sentence, tags, List.of(), Collections.nCopies(tags.size(), Map.of()));
  }

  /**
   * Writes a sentence with new tags, {@code Conf=0.97} and {@code Unsure=Yes} in the last column, and guesses as comments.
   *
   * @throws IllegalArgumentException if the number of tags is not the number of words read from a file
   */
  @Override
  public void write(Sentence sentence, Annotation annotation) throws IOException {
    List<String> comments = new ArrayList<>();
    for (Annotation.Guess guess : annotation.guesses()) {
      comments.add(
          String.format(
              Locale.ROOT,
              "# best_%d = %.4f %s",
              comments.size() + 1,
              guess.probability(),
              String.join(" ", guess.tags())));
    }
    List<Map<String, String>> notes = new ArrayList<>();
    for (int t = 0; t < annotation.tags().size(); t++) {
      notes.add(notes(annotation, t));
    }
    write(sentence, annotation.tags(), comments, notes);
  }

  private static Map<String, String> notes(Annotation annotation, int word) {
    Map<String, String> notes = new LinkedHashMap<>();
    if (!annotation.confidence().isEmpty()) {
      notes.put("Conf", String.format(Locale.ROOT, "%.2f", annotation.confidence().get(word)));
    }
    if (!annotation.unsure().isEmpty()) {
      notes.put("Unsure", annotation.unsure().get(word) ? "Yes" : "");
    }
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
    requireOneEach("tags", tags, sentence);
    requireOneEach("notes", notes, sentence);
    int word = 0;
    boolean head = true;
    for (int i = 0; i < sentence.lines().size(); i++) {
      Line line = sentence.lines().get(i);
      if (head && !line.isBlank() && line.text().charAt(0) != '#') {
        head = false;
        writeComments(comments, line.ending());
      }
      if (word < tags.size() && sentence.wordLines().get(word) == i) {
        writeTagged(line.text(), tags.get(word), notes.get(word));
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

  private void writeTagged(String line, String tag, Map<String, String> notes) throws IOException {
    int from = 0;
    for (int column = 1; column < tagColumn; column++) {
      from = line.indexOf('\t', from) + 1;
    }
    int to = line.indexOf('\t', from);
    out.append(line, 0, from).append(tag);
    if (notes.isEmpty() || to < 0) {
      out.append(line, to < 0 ? line.length() : to, line.length());
    } else {
      int misc = line.lastIndexOf('\t') + 1;
      out.append(line, to, misc).append(ConlluMisc.with(line.substring(misc), notes));
    }
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    for (Line line : lines) {
      out.append(line.text()).append(line.ending());
    }
  }
}
