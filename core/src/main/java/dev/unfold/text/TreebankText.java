package dev.unfold.text;

import java.util.List;

/**
 * The raw text of a treebank, as the shared tasks make it of CoNLL-U: a blank after each token unless {@code SpaceAfter=No},
 * paragraphs set apart by a blank line, and lines that end at a blank once they have 80 characters.
 */
public final class TreebankText {
  private static final int LINE = 80;

  private final StringBuilder text = new StringBuilder();
  private int lineStart;

  private TreebankText() {}

  /** The text of these sentences. */
  public static String of(List<TreebankSentence> sentences) {
    TreebankText all = new TreebankText();
    for (TreebankSentence sentence : sentences) {
      if (sentence.newParagraph() && all.text.length() > 0) {
        all.newParagraph();
      }
      sentence.tokens().forEach(all::add);
    }
    return all.text.toString().stripTrailing() + "\n";
  }

  private void newParagraph() {
    while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append("\n\n");
    lineStart = text.length();
  }

  private void add(TreebankToken token) {
    text.append(token.form());
    if (text.length() - lineStart > LINE) {
      int blank = text.lastIndexOf(" ");
      if (blank > lineStart) {
        text.setCharAt(blank, '\n');
        lineStart = blank + 1;
      }
    }
    if (token.spaceAfter()) {
      text.append(' ');
    }
  }
}
