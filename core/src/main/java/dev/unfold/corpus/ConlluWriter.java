package dev.unfold.corpus;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes sentences that came from CoNLL-U back with nothing changed but their tags: every other byte stays as it was. */
public final class ConlluWriter {
  private final Appendable out;
  private final int tagColumn;

  /**
   * A writer.
   *
   * @param tagColumn the column that takes the tags, counted from 1: 4 for UPOS, 5 for XPOS
   */
  public ConlluWriter(Appendable out, int tagColumn) {
    if (tagColumn < 1 || tagColumn > ConlluReader.COLUMNS) {
      throw new IllegalArgumentException(
          "ConlluWriter: tag column is " + tagColumn + ", expected 1 to " + ConlluReader.COLUMNS);
    }
    this.out = out;
    this.tagColumn = tagColumn;
  }

  /**
   * Writes a sentence with the given tags, one a word.
   *
   * @throws IllegalArgumentException if there are more or fewer tags than words that came from a file
   */
  public void write(Sentence sentence, List<String> tags) throws IOException {
    write(sentence, tags, List.of(), Collections.nCopies(tags.size(), Map.of()));
  }

  /**
   * Writes a sentence with the given tags and something more.
   *
   * @param comments lines, {@code #} and all, that go between the sentence's own comments and its words
   * @param notes for each word, entries of its last column; one without a value takes an old one away
   * @throws IllegalArgumentException if there are more or fewer tags or notes than words that came from a file
   */
  public void write(
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

  /** Writes lines as they are: what stands behind the last sentence. */
  public void write(List<Line> lines) throws IOException {
    for (Line line : lines) {
      out.append(line.text()).append(line.ending());
    }
  }
}
