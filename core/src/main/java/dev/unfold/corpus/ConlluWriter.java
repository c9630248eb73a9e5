package dev.unfold.corpus;

import java.io.IOException;
import java.util.List;

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
    if (tags.size() != sentence.wordLines().size()) {
      throw new IllegalArgumentException(
          "ConlluWriter: "
              + tags.size()
              + " tags for "
              + sentence.wordLines().size()
              + " words of a file, expected one each");
    }
    int word = 0;
    for (int i = 0; i < sentence.lines().size(); i++) {
      Line line = sentence.lines().get(i);
      if (word < tags.size() && sentence.wordLines().get(word) == i) {
        writeTagged(line.text(), tags.get(word++));
      } else {
        out.append(line.text());
      }
      out.append(line.ending());
    }
  }

  private void writeTagged(String line, String tag) throws IOException {
    int from = 0;
    for (int column = 1; column < tagColumn; column++) {
      from = line.indexOf('\t', from) + 1;
    }
    int to = line.indexOf('\t', from);
    out.append(line, 0, from).append(tag).append(line, to < 0 ? line.length() : to, line.length());
  }

  /** Writes lines as they are: what stands behind the last sentence. */
  public void write(List<Line> lines) throws IOException {
    for (Line line : lines) {
      out.append(line.text()).append(line.ending());
    }
  }
}
