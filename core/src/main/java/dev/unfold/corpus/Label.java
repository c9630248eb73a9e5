package dev.unfold.corpus;

/**
 * A tag that says where its word stands in a span: {@code B-NP} begins a noun phrase, {@code I-NP} goes on with one,
 * {@code E-NP} ends one, {@code S-NP} is one alone, {@code O} stands outside.
 *
 * <p>Where spans begin and end is decided as the script conlleval of the CoNLL shared tasks does, which makes sense of
 * labels that break their scheme too: {@code I} behind {@code O}, or behind a span of another type, begins one.
 *
 * <p>conlleval knows no S, and lets B go on behind E. Here S is one whole span, and B begins one behind E too; so IOBES
 * gives the spans that the same labels give when they are written as IOB2.
 *
 * @param prefix what stands in front of the first hyphen: {@code B}, {@code I}, {@code O}, …; all of a tag without one
 * @param type what stands behind it; empty for a tag without one
 */
record Label(String prefix, String type) {
  /** What stands in front of a sentence and behind it. */
  static final Label OUTSIDE = new Label("O", "");

  /** Takes a tag apart; the L and U of BILOU are E and S. */
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
  boolean beginsBehind(Label previous) {
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
