package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a word by itself says: the vector of its id, of its features and of its letters, side by side.
 *
 * <pre>{@code
 *   (1) w = word[id]                   w : E
 *   (2) a = Σ_j affix[feature_j]       a : A     if there is a bag of features
 *   (3) s = spelling(letters)          s : S     if there is a reader of letters
 *   (4) y = [w a s]                    y : E+A+S
 * }</pre>
 *
 * <p>It depends on the word alone, so it is computed once for a word that stands ten times in a batch, and may be kept
 * for the next batch. Not a {@link Layer}, since its input is ids, which have no gradient.
 *
 * <p>Shapes: B words, output B×(E+A+S); B = 0 is allowed. Checked by {@code WordEncoderTest} (numbers by hand, numeric
 * gradient, invariants).
 *
 * @param words a vector for each word that is known
 * @param affixes a vector for each feature of words
 * @param spelling reads letters
 */
public record WordEncoder(
    Embedding words, Optional<EmbeddingBag> affixes, Optional<CharacterEncoder> spelling) {
  /** The parameters of all parts. */
  public List<Parameter> parameters() {
    return Stream.of(
            words.parameters(),
            affixes.map(EmbeddingBag::parameters).orElse(List.of()),
            spelling.map(CharacterEncoder::parameters).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Encodes words, each for itself.
   *
   * @param noise disturbs the reader of letters in training, if it can be disturbed
   */
  public Pass forward(Words x, Optional<RandomGenerator> noise) {
    List<Part> parts = new ArrayList<>();
    Embedding.Pass w = words.forward(x.ids()); //                           (1)
    parts.add(new Part(w.output(), w::backward));
    affixes.ifPresent(
        bag -> {
          EmbeddingBag.Pass a = bag.forward(x.features()); //               (2)
          parts.add(new Part(a.output(), a::backward));
        });
    spelling.ifPresent(
        reader -> {
          CharacterEncoder.Pass s = read(reader, x.letters(), noise); //    (3)
          parts.add(new Part(s.output(), s::backward));
        });
    Matrix y = parts.get(0).output;
    for (Part part : parts.subList(1, parts.size())) {
      y = y.beside(part.output); //                                         (4)
    }
    return new Pass(List.copyOf(parts), y);
  }

  /** Every word is a token of its own. */
  private static CharacterEncoder.Pass read(
      CharacterEncoder reader, int[][] letters, Optional<RandomGenerator> noise) {
    Batch quiet = Batch.of(new int[letters.length][1]);
    int[] itself = IntStream.range(0, letters.length).toArray();
    return reader.forward(letters, itself, noise.map(quiet::withNoise).orElse(quiet));
  }

  /** One part's output, and its way back. */
  private record Part(Matrix output, BiConsumer<Matrix, Gradients> backward) {}

  /** One call. */
  public static final class Pass {
    private final List<Part> parts;
    private final Matrix output;

    private Pass(List<Part> parts, Matrix output) {
      this.parts = parts;
      this.output = output;
    }

    /** y, B×(E+A+S). */
    public Matrix output() {
      return output;
    }

    /** Adds the parameters' gradients to {@code into}; {@code dy} is B×(E+A+S). */
    public void backward(Matrix dy, Gradients into) {
      int from = 0;
      for (Part part : parts) {
        int to = from + part.output.columns();
        part.backward.accept(dy.columns(from, to), into); // (4)  y = [w a s], then (3) (2) (1)
        from = to;
      }
    }
  }
}
