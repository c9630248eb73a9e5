package dev.unfold.web.lab;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.matrix.Matrix;
import java.util.List;

/** A lab on the built-in corpus, as the page has it, and its sentence. */
public final class Labs {
  /** A word twice in a row, one unknown. */
  public static final List<String> WORDS =
      List.of("The", "old", "dog", "can", "not", "run", "to", "the", "the", "Zzyzx", ".");

  /** Their tags. */
  public static final List<String> TAGS =
      List.of("DET", "ADJ", "NOUN", "AUX", "PART", "VERB", "ADP", "DET", "DET", "PROPN", "PUNCT");

  private Labs() {}

  /** A new lab. */
  public static Lab lab() {
    return new Lab(
        LabCorpus.of(BuiltInCorpus.sentences(Part.TRAIN), BuiltInCorpus.sentences(Part.DEV)));
  }

  /** The setup of the tests: all widths different. */
  public static Setup setup(String cell) {
    return new Setup(cell, 12, 7, 3);
  }

  /** The gradient of every parameter by the library. */
  public static java.util.Map<String, Matrix> gradients(
      Lab lab, int model, List<String> words, List<String> tags) {
    return lab.gradients(model, words, tags);
  }
}
