package dev.unfold.tagger;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps from a form to its lemma: which letters are cut at both ends, what is added there, and the letters' case. One
 * script serves many words, so that a network can learn it like a tag: {@code flies} and {@code tries} share {@code l0,3,0,y}.
 *
 * <p>What form and lemma share is their longest common substring, letters' case aside. If they share nothing, the script is
 * the lemma itself. Source: Straka, UDPipe 2.0 prototype at CoNLL 2018 UD Shared Task, section 3.4, without its edits inside
 * the parts that are cut.
 *
 * @param casing of the lemma
 * @param cutBefore the number of code points cut at the start of the form
 * @param cutAfter the same at its end
 * @param prefix added at the start
 * @param suffix added at the end
 */
record LemmaScript(Casing casing, int cutBefore, int cutAfter, String prefix, String suffix) {
  private static final Pattern TEXT =
      Pattern.compile("([lcuk])(\\d{1,9}),(\\d{1,9}),(\\d{1,9}),(.*)", Pattern.DOTALL);

  private static final String LITERAL = "=";

  /** The script of a lemma that is the form itself. */
  static final LemmaScript UNCHANGED = new LemmaScript(Casing.KEPT, 0, 0, "", "");

  /** The case of a lemma. */
  enum Casing {
    /** All letters in lower case. */
    LOWER('l'),
    /** The first letter in upper case, the others in lower case. */
    CAPITALISED('c'),
    /** All letters in upper case. */
    UPPER('u'),
    /** As in the form. */
    KEPT('k'),
    /** As in the script, which is the whole lemma. */
    LITERAL('=');

    private final char letter;

    Casing(char letter) {
      this.letter = letter;
    }

    private static Casing of(char letter) {
      return Arrays.stream(values()).filter(c -> c.letter == letter).findFirst().orElseThrow();
    }
  }

  /** The script from a form to its lemma; of several with this result the one that fits most other words. */
  static LemmaScript of(String form, String lemma) {
    int[] from = lower(form.codePoints().toArray());
    int[] to = lower(lemma.codePoints().toArray());
    int[] shared = longestShared(from, to);
    int length = shared[2];
    if (length > 0) {
      int[] written = lemma.codePoints().toArray();
      int end = shared[1] + length;
      for (Casing casing : Casing.values()) {
        int[] letters = casing == Casing.KEPT ? written : to;
        LemmaScript script =
            new LemmaScript(
                casing,
                shared[0],
                from.length - shared[0] - length,
                text(letters, 0, shared[1]),
                text(letters, end, to.length));
        if (casing != Casing.LITERAL && script.lemma(form).equals(lemma)) {
          return script;
        }
      }
    }
    return new LemmaScript(Casing.LITERAL, 0, 0, lemma, "");
  }

  /**
   * The script with this text.
   *
   * @throws IllegalArgumentException if it is the text of none
   */
  static LemmaScript parse(String text) {
    if (text.startsWith(LITERAL)) {
      return new LemmaScript(Casing.LITERAL, 0, 0, text.substring(1), "");
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(4)) > parts.group(5).length()) {
      throw new IllegalArgumentException(
          "lemma script: found \"" + text + "\", expected one such as l0,3,0,y");
    }
    int prefix = Integer.parseInt(parts.group(4));
    return new LemmaScript(
        Casing.of(text.charAt(0)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        parts.group(5).substring(0, prefix),
        parts.group(5).substring(prefix));
  }

  /** The lemma of a form; the form itself if it is too short for the script. */
  String lemma(String form) {
    if (casing == Casing.LITERAL) {
      return prefix;
    }
    int[] points = form.codePoints().toArray();
    if (cutBefore + cutAfter >= points.length) {
      return form;
    }
    String kept = text(points, cutBefore, points.length - cutAfter);
    int[] lemma = (prefix + kept + suffix).codePoints().toArray();
    return text(inCase(lemma), 0, lemma.length);
  }

  private int[] inCase(int[] points) {
    return switch (casing) {
      case LOWER -> lower(points);
      case UPPER -> Arrays.stream(points).map(Character::toUpperCase).toArray();
      case CAPITALISED -> {
        int[] lower = lower(points);
        lower[0] = Character.toUpperCase(lower[0]);
        yield lower;
      }
      case KEPT, LITERAL -> points;
    };
  }

  /** Code point by code point, so that the length stays. */
  private static int[] lower(int[] points) {
    return Arrays.stream(points).map(Character::toLowerCase).toArray();
  }

  private static String text(int[] points, int from, int to) {
    return new String(points, from, to - from);
  }

  /** The first of the longest common substrings: its start in each of the two, and its length. */
  private static int[] longestShared(int[] one, int[] other) {
    int[] best = {0, 0, 0};
    int[] previous = new int[other.length + 1];
    for (int i = 1; i <= one.length; i++) {
      int[] lengths = new int[other.length + 1];
      for (int k = 1; k <= other.length; k++) {
        lengths[k] = one[i - 1] == other[k - 1] ? previous[k - 1] + 1 : 0;
        if (lengths[k] > best[2]) {
          best = new int[] {i - lengths[k], k - lengths[k], lengths[k]};
        }
      }
      previous = lengths;
    }
    return best;
  }

  /** As model files store it. */
  @Override
  public String toString() {
    return casing == Casing.LITERAL
        ? LITERAL + prefix
        : casing.letter
            + ""
            + cutBefore
            + ","
            + cutAfter
            + ","
            + prefix.length()
            + ","
            + prefix
            + suffix;
  }
}
