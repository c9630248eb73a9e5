package dev.unfold.corpus;

/**
 * A tag that tells the position of its word in a span: {@code B-NP} begins a noun phrase, {@code I-NP} continues one,
 * {@code E-NP} ends one, {@code S-NP} is a whole one, {@code O} is outside.
 *
 * <p>Spans begin and end as in the script conlleval of the CoNLL shared tasks, which also reads labels that break their
 * scheme: {@code I} after {@code O}, or after a span of another type, begins a span.
 *
 * <p>conlleval does not know S, and lets B after E continue a span. Here S is a whole span, and B always begins one, so that
 * IOBES labels give the same spans as their IOB2 counterparts.
 *
 * @param prefix the letter of the position: {@code B}, {@code I}, {@code O}, …; the whole tag if it is no label
 * @param type the kind of the span; empty if there is none
 */
record Label(String prefix, String type) {
  /** The label before and after a sentence. */
  static final Label OUTSIDE = new Label("O", "");

  private static final String LETTERS = "BIESLUM";

  /**
   * Splits a tag: {@code B-PER}, {@code B_PER}, {@code PER-B} and {@code PER_B} are the same label. The L and U of BILOU
   * and the M of BMES become E, S and I.
   */
  public static Label of(String tag) {
    int hyphen = tag.indexOf('-');
    if (hyphen == 1 && isLetter(tag.charAt(0))) {
      return new Label(usual(tag.charAt(0)), tag.substring(2));
    }
    int last = tag.length() - 1;
    if (last >= 2 && "BIESM".indexOf(tag.charAt(last)) >= 0 && isSeparator(tag.charAt(last - 1))) {
      return new Label(usual(tag.charAt(last)), tag.substring(0, last - 1));
    }
    if (last >= 2 && isLetter(tag.charAt(0)) && tag.charAt(1) == '_') {
      return new Label(usual(tag.charAt(0)), tag.substring(2));
    }
    return hyphen < 0
        ? new Label(tag, "")
        : new Label(tag.substring(0, hyphen), tag.substring(hyphen + 1));
  }

  private static boolean isLetter(char c) {
    return LETTERS.indexOf(c) >= 0;
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_';
  }

  private static String usual(char letter) {
    return switch (letter) {
      case 'L' -> "E";
      case 'U' -> "S";
      case 'M' -> "I";
      default -> String.valueOf(letter);
    };
  }

  /** Whether the word belongs to no span. */
  public boolean isOutside() {
    return prefix.equals("O") || prefix.equals(".");
  }

  /** Whether it is one letter of a scheme with a type. */
  boolean isTyped() {
    return prefix.length() == 1 && "BIES".contains(prefix) && !type.isEmpty();
  }

  private boolean isOneOf(String prefixes) {
    return prefix.length() == 1 && prefixes.contains(prefix);
  }

  /** Whether a span begins with this word. */
  boolean beginsAfter(Label previous) {
    if (isOutside()) {
      return false;
    }
    boolean other = !type.equals(previous.type);
    boolean first = isOneOf("B") && (previous.isOneOf("BIE") || previous.prefix.equals("O"));
    boolean onward = isOneOf("IE") && (previous.isOneOf("E") || previous.prefix.equals("O"));
    return other || first || onward || isOneOf("S") || previous.isOneOf("S");
  }

  /** Whether a span that holds this word ends with it. */
  boolean endsBefore(Label next) {
    if (isOutside()) {
      return false;
    }
    boolean other = !type.equals(next.type);
    boolean last = isOneOf("BIE") && (next.isOneOf("B") || next.prefix.equals("O"));
    boolean closed = isOneOf("E") && next.isOneOf("IE");
    return other || last || closed || isOneOf("S") || next.isOneOf("S");
  }
}
