package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.util.regex.Pattern;

/**
 * The lines of a file of word vectors, one after the other. Every line's width is looked at; its numbers are read only if
 * they are asked for.
 *
 * <p>Some of GloVe's words hold blanks: where a line has more fields than it should, the word is all that stands before
 * its last {@code width} fields, unless those in front are numbers too, which a wrong width looks like.
 */
final class VectorLines {
  private static final Pattern HEADER = Pattern.compile("[0-9]{1,12}[ \t][0-9]{1,9}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final Lines lines;
  private int width;
  private String whereWidth = "";
  private long announced = -1;
  private long read;
  private Line line;
  private String word = "";
  private int numbersFrom;

  VectorLines(Lines lines) {
    this.lines = lines;
  }

  /** Goes to the next line with a vector; false if there is none. */
  boolean advance() {
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
    split();
    return true;
  }

  private void end() {
    if (read == 0) {
      throw new CorpusException(
          lines.name(), "no word vectors found, expected a word and its numbers on each line");
    }
    if (announced >= 0 && announced != read) {
      lines.warn("the first line says " + announced + " words, found " + read);
    }
  }

  /** Finds the place where the numbers begin: {@code width} fields before the line's end. */
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
      whereWidth = "as in line " + line.number();
    }
    word = line.text().substring(0, numbersFrom).strip();
    if (fields < width || width == 0 || word.isEmpty()) {
      throw error("found " + fields + " numbers");
    }
    requireWord();
  }

  /** Where the last field that ends before a place begins; 0 for the first one. */
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

  /** Refuses a word of several fields that are numbers but for the first: numbers too many. */
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
            ? "a word and its numbers, set apart by blanks"
            : "a word and " + width + " numbers " + whereWidth;
    return new CorpusException(
        lines.name(),
        line.number(),
        found + ", expected " + expected + ": " + OneLine.quote(line.text()));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The line's word. */
  String word() {
    return word;
  }

  /** How many numbers a line has. */
  int width() {
    return width;
  }

  /** Says that a word has come a second time. */
  void warnOfSecond() {
    lines.warnOnce(line.number(), "a word that stood in the file before; the first vector counts");
  }

  /** The line's numbers. */
  float[] vector() {
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
