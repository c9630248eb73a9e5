package dev.unfold.guide;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Defines how the output that the guide shows and the output of this machine may differ.
 *
 * <p>Words must be equal; the number of spaces between them is ignored. Whole numbers must be equal too, except for times and
 * counts of a training. Numbers may differ
 *
 * <ul>
 *   <li>arbitrarily if they are a time or a speed: {@code 0.03 seconds}, {@code 1,234 tokens/s};
 *   <li>by {@value #POINTS} if they are percentages of a training, {@code 82.50 %}, and by as many percent if they are the
 *       counts after one, {@code (1,188 of 1,440)};
 *   <li>arbitrarily if both are rounding errors: below {@value #ROUNDING}, written with an exponent, as in {@code 3.47e-18};
 *   <li>by a fraction of {@value #FRACTION} otherwise, since {@code Math.exp} differs between JDKs.
 * </ul>
 */
enum Likeness {
  /** By the rules above. */
  CLOSE,
  /** Numbers may differ arbitrarily: for results that depend on rounding. */
  OF_WORDS;

  private static final double POINTS = 2;
  private static final double ROUNDING = 1e-6;
  private static final double FRACTION = 1e-3;
  private static final Pattern NUMBER =
      Pattern.compile("[-−]?\\d+(,\\d{3})*(\\.\\d+)?(e[-+]?\\d+)?");
  private static final Pattern TIME = Pattern.compile("^ ?(seconds|s|ms|tokens/s)\\b");
  private static final Pattern COUNTED = Pattern.compile("^ of [\\d,]+\\)");

  /** Whether two texts are alike, line by line. */
  boolean of(List<String> shown, List<String> printed) {
    if (shown.size() != printed.size()) {
      return false;
    }
    for (int i = 0; i < shown.size(); i++) {
      if (!of(spaced(shown.get(i)), spaced(printed.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String spaced(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  private boolean of(String shown, String printed) {
    Matcher ours = NUMBER.matcher(shown);
    Matcher theirs = NUMBER.matcher(printed);
    int us = 0;
    int them = 0;
    while (ours.find()) {
      if (!theirs.find()
          || !shown.substring(us, ours.start()).equals(printed.substring(them, theirs.start()))
          || !of(ours.group(), theirs.group(), shown.substring(ours.end()))) {
        return false;
      }
      us = ours.end();
      them = theirs.end();
    }
    return shown.substring(us).equals(printed.substring(them));
  }

  private boolean of(String shown, String printed, String after) {
    if (this == OF_WORDS || shown.equals(printed) || TIME.matcher(after).find()) {
      return true;
    }
    double ours = number(shown);
    double theirs = number(printed);
    double difference = Math.abs(ours - theirs);
    double size = Math.max(Math.abs(ours), Math.abs(theirs));
    if (after.startsWith(" %")) {
      return difference <= POINTS;
    }
    if (COUNTED.matcher(after).find()) {
      return difference <= POINTS / 100 * size;
    }
    boolean exponents = shown.contains("e") && printed.contains("e");
    boolean rounded = exponents || shown.contains(".");
    return exponents && size < ROUNDING || rounded && difference <= FRACTION * size;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("−", "-").replace(",", ""));
  }
}
