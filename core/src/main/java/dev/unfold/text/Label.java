package dev.unfold.text;

/** What the network says of a piece of text. A model file depends on the order. */
enum Label {
  /** The token goes on with the next piece. */
  INSIDE(false, false),
  /** The last piece of a token. */
  TOKEN(false, false),
  /** The last piece of a multiword token. */
  MULTIWORD(true, false),
  /** The last piece of a sentence. */
  SENTENCE(false, true),
  /** The last piece of a multiword token that ends a sentence. */
  MULTIWORD_SENTENCE(true, true);

  private static final Label[] ALL = values();

  private final boolean multiword;
  private final boolean endsSentence;

  Label(boolean multiword, boolean endsSentence) {
    this.multiword = multiword;
    this.endsSentence = endsSentence;
  }

  /** The label of that number. */
  static Label of(int ordinal) {
    return ALL[ordinal];
  }

  /** The label of the last piece of a token. */
  static Label of(boolean multiword, boolean endsSentence) {
    return endsSentence ? multiword ? MULTIWORD_SENTENCE : SENTENCE : multiword ? MULTIWORD : TOKEN;
  }

  boolean isMultiword() {
    return multiword;
  }

  boolean endsSentence() {
    return endsSentence;
  }
}
