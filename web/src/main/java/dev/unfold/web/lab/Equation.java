package dev.unfold.web.lab;

/**
 * One equation of a class comment of the library.
 *
 * @param number its number there, and behind the lines of code that compute it
 * @param text as the class comment writes it
 * @param latex the same for a formula renderer
 * @param file the class, from {@code dev/unfold/}
 */
public record Equation(String number, String text, String latex, String file) {
  /** {@code Lstm (1)}. */
  public String id() {
    String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
    return name + " (" + number + ")";
  }
}
