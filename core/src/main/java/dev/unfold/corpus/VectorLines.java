package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.util.regex.Pattern;

/**
 * The lines of a file of word vectors. The width of every line is checked; numbers are parsed on request only.
 *
 * <p>Some words of GloVe hold blanks: if a line has too many fields, the word is everything before its last {@code width}
 * fields, unless the fields before those are numbers as well, which is a wrong width.
 */
final class VectorLines implements VectorRows {
  private static final Pattern HEADER = Pattern.compile("[0-9]{1,12}[ \t][0-9]{1,9}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern BLANK_ENDS = Pattern.compile("^[ \t]+|[ \t]+$");
  private static final String HERE = "as in line ";

  private final Lines lines;
  private int width;
  private String whereWidth = "";
  private long announced = -1;
  private long read;
  private long blankWords;
  private int firstBlank;
  private Line line;
  private String word = "";
  private int numbersFrom;

  VectorLines(Lines lines) {
    this.lines = lines.skippingMalformed();
  }

  @Override
  public boolean advance() {
    do {
      if (!nextRow()) {
        return false;
      }
      split();
    } while (word.isEmpty());
    return true;
  }

  private boolean nextRow() {
    line = lines.next();
    if (line != null && line.number() == 1 && HEADER.matcher(line.text().strip()).matches()) {
      String[] header = line.text().strip().split("[ \t]");
      announced = Long.parseLong(header[0]);
      width = Integer.parseInt(header[1]);
      whereWidth = "as the first line says";
      line = lines.next();
    }
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      end();
      return false;
    }
    read++;
    return true;
  }

  private void end() {
    if (blankWords > 0) {
      lines.warn(
          firstBlank, "the word before the numbers is blank; row left out (" + blankWords + ")");
    }
    if (lines.malformed() > 0) {
      lines.warn(
          lines.firstMalformed(),
          "bytes that are not UTF-8; row left out (" + lines.malformed() + ")");
    }
    if (read == blankWords) {
      lines
          .malformedProblem()
          .ifPresent(
              problem -> {
                throw problem;
              });
      throw new CorpusException(
          lines.name(), "no word vectors found, expected a word and its numbers on each line");
    }
    long rows = read + lines.malformed();
    if (announced >= 0 && announced != rows) {
      lines.warn("the first line says " + announced + " words, found " + rows);
    }
  }

  /** Finds the first number: {@code width} fields before the end of the line. */
  private void split() {
    int fields = 0;
    numbersFrom = line.text().length();
    int field = fieldBefore(numbersFrom);
    while (field > 0 && (width == 0 || fields < width)) {
      numbersFrom = field;
      field = fieldBefore(field);
      fields++;
    }
    if (width == 0) {
      width = fields;
      whereWidth = HERE + line.number();
    }
    word = BLANK_ENDS.matcher(line.text().substring(0, numbersFrom)).replaceAll("");
    if (fields < width || width == 0) {
      throw error("found " + fields + " numbers");
    }
    if (word.isEmpty()) {
      requireLaterRow(fields);
    } else {
      requireWord();
    }
  }

  /** A row without a word is left out, if an earlier line says how many numbers a row has. */
  private void requireLaterRow(int fields) {
    if (whereWidth.equals(HERE + line.number())) {
      throw error("found " + fields + " numbers");
    }
    firstBlank = blankWords == 0 ? line.number() : firstBlank;
    blankWords++;
  }

  /** The beginning of the last field before a position; 0 for the first field. */
  private int fieldBefore(int place) {
    int at = place;
    while (at > 0 && isBlank(line.text().charAt(at - 1))) {
      at--;
    }
    while (at > 0 && !isBlank(line.text().charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Rejects a word whose fields after the first are all numbers: the line has too many numbers. */
  private void requireWord() {
    String[] fields = word.split("[ \t]+");
    int numbers = 0;
    for (int i = 1; i < fields.length; i++) {
      numbers += NUMBER.matcher(fields[i]).matches() ? 1 : 0;
    }
    if (numbers > 0 && numbers == fields.length - 1) {
      throw error("found " + (width + numbers) + " numbers");
    }
  }

  private CorpusException error(String found) {
    String expected =
        width == 0
            ? "a word and its numbers, separated by blanks"
            : "a word and " + width + " numbers " + whereWidth;
    return new CorpusException(
        lines.name(),
        line.number(),
        found + ", expected " + expected + ": " + OneLine.quote(line.text()));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void warnOfSecond() {
    lines.warnOnce(line.number(), "a word that stood in the file before; the first vector counts");
  }

  @Override
  public float[] vector() {
    String[] fields = line.text().substring(numbersFrom).strip().split("[ \t]+");
    float[] vector = new float[fields.length];
    for (int i = 0; i < fields.length; i++) {
      vector[i] = NUMBER.matcher(fields[i]).matches() ? Float.parseFloat(fields[i]) : Float.NaN;
      if (!Float.isFinite(vector[i])) {
        throw new CorpusException(
            lines.name(),
            line.number(),
            "number "
                + (i + 1)
                + " of the word "
                + OneLine.quote(word)
                + " is "
                + OneLine.quote(fields[i])
                + ", expected a finite number");
      }
    }
    return vector;
  }
}
