package dev.unfold.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes sentences that were read from columns with their tags in a new last column, or in place of a column; every other
 * byte stays as it was. A probability and a mark follow in columns of their own, guesses are comments before the words.
 */
final class ColumnWriter implements SentenceWriter {
  private static final Pattern FIELD = Pattern.compile("[^ \t\f]+");
  private static final Pattern OLD_GUESS = Pattern.compile("# best_[0-9]+ = .*");

  private final Appendable out;
  private final ColumnFormat format;
  private final int column;

  /**
   * A writer.
   *
   * @param column the column that takes the tags, counted from 1, or {@link Columns#LAST} for a new one
   */
  ColumnWriter(Appendable out, ColumnFormat format, int column) {
    this.out = out;
    this.format = format;
    this.column = column;
  }

  @Override
  public void write(Sentence sentence, Annotation annotation) throws IOException {
    int word = 0;
    for (int i = 0; i < sentence.lines().size(); i++) {
      Line line = sentence.lines().get(i);
      boolean isWord = word < sentence.wordLines().size() && sentence.wordLines().get(word) == i;
      if (isWord) {
        if (word == 0) {
          writeGuesses(annotation, line.ending());
        }
        writeTagged(line, annotation, word++);
      } else if (annotation.guesses().isEmpty() || !OLD_GUESS.matcher(line.text()).matches()) {
        out.append(line.text()).append(line.ending());
      }
    }
  }

  private void writeGuesses(Annotation annotation, String ending) throws IOException {
    for (int g = 0; g < annotation.guesses().size(); g++) {
      Annotation.Guess guess = annotation.guesses().get(g);
      out.append(String.format(Locale.ROOT, "# best_%d = %.4f ", g + 1, guess.probability()))
          .append(String.join(" ", guess.tags()))
          .append(ending.isEmpty() ? "\n" : ending);
    }
  }

  private void writeTagged(Line line, Annotation annotation, int word) throws IOException {
    boolean tabs = format.tabsOnly() || line.text().indexOf('\t') >= 0;
    String separator = tabs || format.cells(line.text()).length == 1 ? "\t" : " ";
    StringBuilder text = new StringBuilder(line.text());
    int end = text.length();
    while (!tabs && end > 0 && Blanks.isSeparator(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    String tag = annotation.tags().get(word);
    int width = format.cells(line.text()).length;
    if (column > width) {
      requireNext(line, width);
      text.append(separator).append(tag);
    } else {
      int from = start(line.text(), tabs);
      text.replace(from, from + format.cells(line.text())[column - 1].length(), tag);
    }
    if (!annotation.confidence().isEmpty()) {
      double sure = annotation.confidence().get(word);
      text.append(separator).append(String.format(Locale.ROOT, "%.2f", sure));
    }
    if (!annotation.unsure().isEmpty()) {
      text.append(separator).append(annotation.unsure().get(word) ? "?" : "_");
    }
    out.append(text).append(line.ending());
  }

  private void requireNext(Line line, int width) {
    if (column != Columns.LAST && column != width + 1) {
      throw new CorpusException(
          "line " + line.number(),
          "has "
              + width
              + " columns, asked to write the tag in column "
              + column
              + "; choose one up to "
              + (width + 1));
    }
  }

  /** Where the tag's column begins. */
  private int start(String line, boolean tabs) {
    if (!tabs) {
      return FIELD.matcher(line).results().skip(column - 1).findFirst().orElseThrow().start();
    }
    int at = 0;
    for (int k = 1; k < column; k++) {
      at = line.indexOf('\t', at) + 1;
    }
    return at;
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    for (Line line : lines) {
      out.append(line.text()).append(line.ending());
    }
  }
}
