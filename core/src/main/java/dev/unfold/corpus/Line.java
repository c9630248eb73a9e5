package dev.unfold.corpus;

/**
 * One line of a file.
 *
 * @param number counted from 1
 * @param text without its ending
 * @param ending as it was: {@code \n}, {@code \r\n}, {@code \r}, or nothing at the end of the file
 */
public record Line(int number, String text, String ending) {
  /** Whether the line holds nothing but blanks and tabs: it sets sentences apart. */
  public boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }
}
