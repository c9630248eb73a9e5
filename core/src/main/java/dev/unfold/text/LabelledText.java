package dev.unfold.text;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The raw text of a treebank with the label of each token, varied at random: line ends and paragraphs at other places. So the
 * network learns from a treebank without line ends or paragraphs what they mean.
 */
final class LabelledText {
  private static final String CLOSING = ".,;:!?…)]}”’»";

  /** The probability that a blank between sentences becomes a blank line. */
  private static final double NEW_PARAGRAPH = 0.05;

  /** The probability that a blank line becomes a blank. */
  private static final double LOST_PARAGRAPH = 0.05;

  /** The probability that a blank becomes the end of a line, as in lines of 80 characters. */
  private static final double LINE_END = 0.07;

  private final StringBuilder text = new StringBuilder();
  private int[] ends = new int[1024];
  private Label[] labels = new Label[1024];
  private int size;

  private LabelledText() {}

  /** The text as the treebank has it. */
  static LabelledText plain(List<TreebankSentence> sentences) {
    LabelledText all = new LabelledText();
    for (int s = 0; s < sentences.size(); s++) {
      boolean paragraph = s + 1 < sentences.size() && sentences.get(s + 1).newParagraph();
      all.add(sentences.get(s), paragraph, false);
    }
    return all;
  }

  /**
   * The text, varied.
   *
   * @param detokenise whether blanks around punctuation are dropped in half of the sentences: for a treebank that has a blank
   *     after every token
   */
  static LabelledText varied(
      List<TreebankSentence> sentences, boolean detokenise, RandomGenerator random) {
    LabelledText all = new LabelledText();
    for (int s = 0; s < sentences.size(); s++) {
      boolean paragraph = s + 1 < sentences.size() && sentences.get(s + 1).newParagraph();
      boolean varied =
          paragraph ? random.nextDouble() >= LOST_PARAGRAPH : random.nextDouble() < NEW_PARAGRAPH;
      all.add(sentences.get(s), varied, detokenise && random.nextBoolean());
    }
    for (int at = 0; at < all.text.length(); at++) {
      if (all.text.charAt(at) == ' ' && random.nextDouble() < LINE_END) {
        all.text.setCharAt(at, '\n');
      }
    }
    return all;
  }

  private void add(TreebankSentence sentence, boolean paragraph, boolean detokenise) {
    List<TreebankToken> tokens = sentence.tokens();
    for (int t = 0; t < tokens.size(); t++) {
      TreebankToken token = tokens.get(t);
      boolean last = t + 1 == tokens.size();
      text.append(token.form());
      end(Label.of(token.isMultiword(), last));
      if (last && paragraph) {
        text.append("\n\n");
      } else if (token.spaceAfter() && !(detokenise && !last && closes(tokens.get(t + 1)))) {
        text.append(' ');
      }
    }
  }

  private static boolean closes(TreebankToken token) {
    return token.form().length() == 1 && CLOSING.contains(token.form());
  }

  private void end(Label label) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      labels = Arrays.copyOf(labels, 2 * size);
    }
    ends[size] = text.length();
    labels[size++] = label;
  }

  char[] text() {
    return text.toString().toCharArray();
  }

  /** Where tokens end. */
  int[] ends() {
    return Arrays.copyOf(ends, size);
  }

  /** The label of each piece. */
  int[] labels(Pieces pieces) {
    int[] all = new int[pieces.size()];
    int token = 0;
    for (int p = 0; p < all.length; p++) {
      while (token < size && ends[token] < pieces.end(p)) {
        token++;
      }
      boolean ends = token < size && this.ends[token] == pieces.end(p);
      all[p] = (ends ? labels[token] : Label.INSIDE).ordinal();
    }
    return all;
  }
}
