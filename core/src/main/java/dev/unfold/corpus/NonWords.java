package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the lines of a column file that are no words: comments, and the {@code -DOCSTART-} lines of CoNLL-2003.
 *
 * <p>Column files have no rule for comments, and the words of tweets begin with {@code #}, so a line that begins with
 * {@code #} is a comment only if it is not built like its neighbours: it has no tab where they have tabs, or another number
 * of columns, or, where blanks separate the columns, a blank after the {@code #} at the beginning of a sentence. {@link
 * Comments} overrules this.
 */
final class NonWords {
  static final String DOCUMENT = "-DOCSTART-";

  /** The largest number of line numbers in a warning. */
  private static final int NAMED = 5;

  private final ColumnFormat format;
  private final Comments rule;
  private final List<String> commentLines = new ArrayList<>();
  private int comments;
  private int documents;
  private int firstDocument;
  private int width;
  private boolean tabs;

  NonWords(ColumnFormat format, Comments rule) {
    this.format = format;
    this.rule = rule;
    this.tabs = format.tabsOnly();
  }

  /** Begins a block of lines: its first line without {@code #} shows how words are built; without one, the last block's does. */
  void begin(List<Line> block) {
    for (Line line : block) {
      if (!line.isBlank() && !line.text().startsWith("#") && !isDocument(line)) {
        width = format.cells(line.text()).length;
        tabs = format.tabsOnly() || line.text().indexOf('\t') >= 0;
        return;
      }
    }
  }

  /**
   * Whether a line is no word; it is then counted.
   *
   * @param first whether no word of the sentence stands before it
   */
  boolean include(Line line, boolean first) {
    if (isDocument(line)) {
      firstDocument = documents == 0 ? line.number() : firstDocument;
      documents++;
      return true;
    }
    if (!line.text().startsWith("#") || !isComment(line.text(), first)) {
      return false;
    }
    comments++;
    if (commentLines.size() < NAMED) {
      commentLines.add(String.valueOf(line.number()));
    }
    return true;
  }

  private boolean isDocument(Line line) {
    return format.cells(line.text())[0].equals(DOCUMENT);
  }

  private boolean isComment(String text, boolean first) {
    if (rule != Comments.AUTO) {
      return rule == Comments.HASH;
    }
    boolean tabbed = text.indexOf('\t') >= 0;
    if (width > 0 && (tabs && !tabbed || format.cells(text).length != width)) {
      return true;
    }
    boolean likeWords = tabs && tabbed && (width > 0 || format.tabsOnly());
    return first && text.startsWith("# ") && !likeWords;
  }

  /** Warns of the lines that were no words, once for each kind. */
  void warn(Lines lines) {
    if (comments > 0 && rule == Comments.AUTO) {
      String more = comments > commentLines.size() ? ", …" : "";
      lines.warn(
          "lines that begin with # and are not built like words are read as comments ("
              + comments
              + ": "
              + (comments == 1 ? "line " : "lines ")
              + String.join(", ", commentLines)
              + more
              + ")");
    }
    if (documents > 0) {
      lines.warn(
          firstDocument, DOCUMENT + " begins a document; not read as a word (" + documents + ")");
    }
  }
}
