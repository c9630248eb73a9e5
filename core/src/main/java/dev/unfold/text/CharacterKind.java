package dev.unfold.text;

/** Kinds of characters, as numbers: blanks, digits, marks, letters by script, and others. */
final class CharacterKind {
  static final int BLANK = 0;
  static final int DIGIT = 1;

  /** A character that belongs to the one before it, such as an accent or a joiner of emoji. */
  static final int MARK = 2;

  static final int OTHER = 3;

  /** The kind of letters of the first script; others follow in the order of {@link Character.UnicodeScript}. */
  static final int LETTER = 4;

  private static final short[] PLANE = plane();

  private CharacterKind() {}

  private static short[] plane() {
    short[] kinds = new short[Character.MIN_SUPPLEMENTARY_CODE_POINT];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = (short) find(c);
    }
    return kinds;
  }

  /** The kind of a character. */
  static int of(int codePoint) {
    return codePoint < PLANE.length ? PLANE[codePoint] : find(codePoint);
  }

  private static int find(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          BLANK;
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          MARK;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          LETTER + Character.UnicodeScript.of(c).ordinal();
      default -> Character.isWhitespace(c) ? BLANK : joins(c) ? MARK : OTHER;
    };
  }

  /** Zero-width joiners, and the skin tones of emoji. */
  private static boolean joins(int c) {
    return c == 0x200C || c == 0x200D || c >= 0x1F3FB && c <= 0x1F3FF;
  }
}
