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
 * @param prefix the text before the first hyphen: {@code B}, {@code I}, {@code O}, …; the whole tag if it has none
 * @param type the text after it; empty if there is none
 */
record Label(String prefix, String type) {
  /** The label before and after a sentence. */
  static final Label OUTSIDE = new Label("O", "");

  /** Splits a tag; the L and U of BILOU become E and S. */
  public static Label of(String tag) {
    int hyphen = tag.indexOf('-');
    if (hyphen < 0) {
      return new Label(tag, "");
    }
    String prefix = tag.substring(0, hyphen);
    String usual = prefix.equals("L") ? "E" : prefix.equals("U") ? "S" : prefix;
    return new Label(usual, tag.substring(hyphen + 1));
  }

  /** Whether the word belongs to no span. */
  public boolean isOutside() {
    return prefix.equals("O") || prefix.equals(".");
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
