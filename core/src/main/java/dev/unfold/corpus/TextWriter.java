package dev.unfold.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes {@code word_TAG word_TAG …}, one sentence per line. Blank lines are kept: each sentence is written on the line
 * on which it was read, unless several guesses take a line each.
 */
final class TextWriter implements SentenceWriter {
  private final Appendable out;
  private int line = 1;

  TextWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(Sentence sentence, Annotation annotation) throws IOException {
    if (annotation.guesses().isEmpty()) {
      for (; line < sentence.firstLine(); line++) {
        out.append('\n');
      }
      write(sentence.words(), annotation);
    }
    line++;
    for (Annotation.Guess guess : annotation.guesses()) {
      out.append(String.format(Locale.ROOT, "%.4f\t", guess.probability()));
      write(sentence.words(), new Annotation(guess.tags()));
    }
  }

  private void write(List<String> words, Annotation annotation) throws IOException {
    for (int t = 0; t < words.size(); t++) {
      out.append(t == 0 ? "" : " ").append(words.get(t)).append('_');
      out.append(annotation.tags().get(t));
      if (!annotation.confidence().isEmpty()) {
        out.append(String.format(Locale.ROOT, "_%.2f", annotation.confidence().get(t)));
      }
      out.append(!annotation.unsure().isEmpty() && annotation.unsure().get(t) ? "?" : "");
    }
    out.append('\n');
  }

  @Override
  public void copy(List<Line> lines) {
    // The line of each sentence brings the blank ones back.
  }
}
