package dev.unfold.tagger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The written form of a word: its letters, affixes, shape and case. Of a very long word only the ends are read.
 *
 * @param text the word
 */
record WordForm(String text) {
  /** The number of letters that are read: of a longer word the first 16 and the last 16. */
  static final int MAX_LETTERS = 32;

  /** The longest prefix and suffix, in letters. */
  static final int MAX_AFFIX = 5;

  /** The number of letters of a feature that may stand anywhere. */
  private static final int INNER = 3;

  /** How often the case is counted. */
  private static final int CASE_COUNT = 3;

  /** The most characters of a shape. */
  private static final int MAX_SHAPE = 8;

  /** The letter case of a word. */
  enum Case {
    /** As written. */
    AS_WRITTEN,
    /** all in lower case. */
    LOWER,
    /** ALL IN UPPER CASE. */
    UPPER,
    /** With A Capital First Letter. */
    CAPITALISED
  }

  /** The word in another case. */
  String in(Case other) {
    return switch (other) {
      case AS_WRITTEN -> text;
      case LOWER -> lower();
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case CAPITALISED -> capitalised();
    };
  }

  private String capitalised() {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
  }

  /** The word in lower case. */
  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The letters that are read, one code point each. */
  List<String> letters() {
    return Arrays.stream(codePoints())
        .mapToObj(letter -> new String(Character.toChars(letter)))
        .toList();
  }

  private int[] codePoints() {
    if (text.length() <= MAX_LETTERS) {
      return text.codePoints().toArray();
    }
    int half = MAX_LETTERS / 2;
    String ends = text.substring(0, 2 * half) + text.substring(text.length() - 2 * half);
    int[] letters = ends.codePoints().toArray();
    int[] read = new int[MAX_LETTERS];
    System.arraycopy(letters, 0, read, 0, half);
    System.arraycopy(letters, letters.length - half, read, half, half);
    return read;
  }

  /**
   * Prefixes {@code ^t ^th ^the}, suffixes {@code e$ he$ the$} and any three letters {@code ~the}, all in lower case, the
   * shape {@code #Xx}, and the case {@code !1Xx !2Xx !3Xx}. The case is counted three times: among some fifteen features that
   * ignore it, a single one is learnt too slowly to say what a capital means for an unknown word.
   */
  List<String> features() {
    int[] letters = new WordForm(lower()).codePoints();
    List<String> features = new ArrayList<>(2 * MAX_AFFIX + letters.length);
    for (int length = 1; length <= Math.min(MAX_AFFIX, letters.length); length++) {
      features.add('^' + new String(letters, 0, length));
      features.add(new String(letters, letters.length - length, length) + '$');
    }
    for (int at = 0; at + INNER <= letters.length; at++) {
      features.add('~' + new String(letters, at, INNER));
    }
    features.add('#' + shape());
    String letterCase = letterCase();
    for (int count = 1; !letterCase.isEmpty() && count <= CASE_COUNT; count++) {
      features.add("!" + count + letterCase);
    }
    return features;
  }

  /**
   * The case of the letters that are read: x lower, X upper, Xx capitalised, xX other mixtures; empty without either. In
   * Vietnamese a word may have blanks: one of which some part begins in lower case is {@code Xx x}, and rarely a name.
   */
  private String letterCase() {
    int[] letters = codePoints();
    boolean upper = Arrays.stream(letters).anyMatch(letter -> kind(letter) == 'X');
    boolean lower = Arrays.stream(letters).anyMatch(letter -> kind(letter) == 'x');
    if (upper && lower) {
      return !startsWithCapital() ? "xX" : hasLowerPart(letters) ? "Xx x" : "Xx";
    }
    return upper ? "X" : lower ? "x" : "";
  }

  /** Whether a letter after a blank is in lower case. */
  private static boolean hasLowerPart(int[] letters) {
    boolean found = false;
    for (int i = 1; i < letters.length; i++) {
      found |= letters[i - 1] == ' ' && kind(letters[i]) == 'x';
    }
    return found;
  }

  /** Whether the first character is in upper case or title case. */
  boolean startsWithCapital() {
    int first = text.isEmpty() ? ' ' : text.codePointAt(0);
    return Character.isUpperCase(first) || Character.isTitleCase(first);
  }

  /** The whole word in lower case: {@code =the}. */
  String lowerFeature() {
    return '=' + lower();
  }

  /** The kinds of its characters, runs as one: X upper case, x lower case, d digit, o another letter, or the character. */
  private String shape() {
    StringBuilder shape = new StringBuilder(MAX_SHAPE);
    int last = -1;
    for (int letter : codePoints()) {
      if (isMark(letter) && last != -1) {
        continue; // a part of the letter before it
      }
      int kind = kind(letter);
      if (kind != last && shape.length() < MAX_SHAPE) {
        shape.appendCodePoint(kind);
      }
      last = kind;
    }
    return shape.toString();
  }

  /** Whether it is a combining mark, such as an accent or an Indic vowel sign. */
  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static int kind(int letter) {
    if (Character.isUpperCase(letter)) {
      return 'X';
    }
    if (Character.isLowerCase(letter)) {
      return 'x';
    }
    if (Character.isDigit(letter)) {
      return 'd';
    }
    return Character.isLetter(letter) ? 'o' : letter;
  }
}
