package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The vector of a word: vectors of its id, its features and its letters, and its pretrained vector, side by side.
 *
 * <pre>{@code
 *   (1) w = word[id]                   w : E
 *   (2) a = Σ_j affix[feature_j]       a : A     if the encoder has features
 *   (3) s = spelling(letters)          s : S     if it reads letters
 *   (4) p = pretrained[vector]         p : P     if it has pretrained vectors; they are not learnt
 *   (5) y = [w a s p]                  y : E+A+S+P
 * }</pre>
 *
 * <p>It depends on the word alone, so it is computed once for a word that occurs ten times in a batch, and may be cached
 * for later batches. Not a {@link Layer}, since its input is ids, which have no gradient.
 *
 * <p>Shapes: B words, output B×(E+A+S+P); B = 0 is allowed. Checked by {@code WordEncoderTest} (numbers by hand, numeric
 * gradient, invariants).
 *
 * <p>Derived in guide/layers/words.md.
 *
 * @param words a learnt vector for each known word
 * @param affixes a learnt vector for each feature of words
 * @param spelling reads the letters
 * @param pretrained constant vectors
 */
public record WordEncoder(
    Embedding words,
    Optional<EmbeddingBag> affixes,
    Optional<CharacterEncoder> spelling,
    Optional<Embedding> pretrained) {
  /** An encoder without pretrained vectors. */
  public WordEncoder(
      Embedding words, Optional<EmbeddingBag> affixes, Optional<CharacterEncoder> spelling) {
    this(words, affixes, spelling, Optional.empty());
  }

  /** The parameters of all learnt parts. */
  public List<Parameter> parameters() {
    return Stream.of(
            words.parameters(),
            affixes.map(EmbeddingBag::parameters).orElse(List.of()),
            spelling.map(CharacterEncoder::parameters).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  /** E+A+S+P, the width of a word's vector. */
  public int width() {
    return words.width()
        + affixes.map(EmbeddingBag::width).orElse(0)
        + spelling.map(CharacterEncoder::width).orElse(0)
        + pretrained.map(Embedding::width).orElse(0);
  }

  /**
   * Encodes words.
   *
   * @param x the words
   * @param batch the batch of their tokens: provides the workspace and, in training, the noise
   */
  public Pass forward(Words x, Batch batch) {
    Workspace workspace = batch.workspace();
    List<Part> parts = new ArrayList<>();
    Embedding.Pass w = words.forward(x.ids(), workspace); //                (1)
    parts.add(new Part(w.output(), w::backward));
    affixes.ifPresent(
        bag -> {
          EmbeddingBag.Pass a = bag.forward(x.features(), workspace); //    (2)
          parts.add(new Part(a.output(), a::backward));
        });
    spelling.ifPresent(
        reader -> {
          CharacterEncoder.Pass s = read(reader, x.letters(), batch); //    (3)
          parts.add(new Part(s.output(), s::backward));
        });
    pretrained.ifPresent(
        vectors -> {
          Embedding.Pass p = vectors.forward(x.vectors(), workspace); //    (4)
          parts.add(new Part(p.output(), (dp, into) -> {}));
        });
    Matrix y = parts.get(0).output;
    for (Part part : parts.subList(1, parts.size())) {
      y = workspace.concat(y, part.output); //                              (5)
    }
    return new Pass(List.copyOf(parts), y, workspace);
  }

  /** Reads the letters of each word, as a batch in which every word is a sentence of one token. */
  private static CharacterEncoder.Pass read(CharacterEncoder reader, int[][] letters, Batch batch) {
    int[] ones = new int[letters.length];
    Arrays.fill(ones, 1);
    Batch quiet = Batch.ofLengths(ones).in(batch.workspace());
    int[] itself = IntStream.range(0, letters.length).toArray();
    return reader.forward(letters, itself, batch.noise().map(quiet::withNoise).orElse(quiet));
  }

  /** One part's output, and its backward pass. */
  private record Part(Matrix output, BiConsumer<Matrix, Gradients> backward) {}

  /** One call. */
  public static final class Pass {
    private final List<Part> parts;
    private final Matrix output;
    private final Workspace workspace;

    private Pass(List<Part> parts, Matrix output, Workspace workspace) {
      this.parts = parts;
      this.output = output;
      this.workspace = workspace;
    }

    /** y, B×(E+A+S+P). */
    public Matrix output() {
      return output;
    }

    /** Adds the parameters' gradients to {@code into}; {@code dy} is B×(E+A+S+P). */
    public void backward(Matrix dy, Gradients into) {
      int from = 0;
      for (Part part : parts) {
        int to = from + part.output.columns();
        Matrix dPart = workspace.columns(dy, from, to); // (5)  y = [w a s p]
        part.backward.accept(dPart, into); //              (4) is constant; (3) (2) (1)
        from = to;
      }
    }
  }
}
