package dev.unfold.pipeline;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Lines;
import dev.unfold.score.Conll18Scores;
import dev.unfold.text.TreebankSentence;
import dev.unfold.text.TreebankText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Scores a pipeline on the raw text of a treebank. */
public final class TextScores {
  private TextScores() {}

  /** The raw text of a treebank: tokens and blanks as CoNLL-U records them. */
  public static String text(Lines gold) {
    return TreebankText.of(TreebankSentence.read(gold));
  }

  /**
   * Annotates the raw text of a treebank, and counts what is right.
   *
   * @param gold opens the treebank, twice
   * @param progress is told the number of characters of each sentence
   * @throws CorpusException if the treebank can't be read
   */
  public static Conll18Scores of(Pipeline pipeline, Supplier<Lines> gold, IntConsumer progress) {
    StringBuilder out = new StringBuilder();
    ConlluText writer = new ConlluText(out, false);
    pipeline
        .annotate(new StringReader(text(gold.get())))
        .forEach(
            sentence -> {
              write(writer, sentence);
              progress.accept(sentence.end() - sentence.start());
            });
    byte[] given = out.toString().getBytes(StandardCharsets.UTF_8);
    Lines found = new Lines("the model's output", new ByteArrayInputStream(given), warning -> {});
    return Conll18Scores.of(gold.get(), found);
  }

  private static void write(ConlluText writer, AnnotatedSentence sentence) {
    try {
      writer.write(sentence, OptionalInt.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
