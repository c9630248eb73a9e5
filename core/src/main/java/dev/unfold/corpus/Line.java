package dev.unfold.corpus;

/**
 * One line of a file.
 *
 * @param number counted from 1
 * @param text without its ending
 * @param ending as in the file: {@code \n}, {@code \r\n}, {@code \r}, or nothing at the end of the file
 */
public record Line(int number, String text, String ending) {
  /** Whether the line holds only blanks, tabs and form feeds; such a line separates sentences. */
  public boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      if (!Blanks.isSeparator(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
