package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Word vectors from characters: a layer reads each word character by character, as if it were a sentence.
 *
 * <pre>{@code
 *   (1) e = W[a]               a : character id        e : E        W : characters×E
 *   (2) h = layer(e)           h : H                   over all characters of all distinct words
 *   (3) s = state(h)           s : H                   one a distinct word, after the layer has read all of it
 *   (4) y = s[w]               w : which distinct word each token is
 * }</pre>
 *
 * <p>A word that occurs ten times in a batch is computed once, and the gradients of its ten occurrences add up. Not a
 * {@link Layer}, since its input is ids, which have no gradient.
 *
 * <p>Shapes: C characters of B distinct words; output N×H, one row a token; N = 0 and words without characters (state
 * zero) are allowed. Cost: the layer's, on C rows.
 *
 * <p>Source: Ling et al. 2015; Lample et al. 2016. Checked by {@code CharacterEncoderTest} (numbers by hand, numeric
 * gradient, invariants).
 *
 * <p>Derived in guide/layers/characters.md.
 *
 * @param characters the characters' embedding
 * @param layer reads the embedded characters: recurrent, in one direction or both
 * @param state which hidden state represents the word; {@code BOTH_ENDS} for a bidirectional layer
 */
public record CharacterEncoder(Embedding characters, Layer layer, SentenceState state) {
  /** The characters' vectors, then the layer's parameters. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(characters.parameters());
    parameters.addAll(layer.parameters());
    return List.copyOf(parameters);
  }

  /** H, the width of a word's vector. */
  public int width() {
    return forward(new int[1][0], new int[1], Batch.ofLengths(1)).output().columns();
  }

  /**
   * Encodes the words of a batch.
   *
   * @param words the character ids of each distinct word
   * @param wordOf for each token, in packed order, which of {@code words} it is
   * @param batch the batch of the tokens; if it has noise, the layer uses it too
   * @throws ShapeException if {@code wordOf} does not have one entry a token, or an entry is not an index of {@code words}
   */
  public Pass forward(int[][] words, int[] wordOf, Batch batch) {
    requireWords(words, wordOf, batch);
    Batch quiet = Batch.of(words).in(batch.workspace());
    Batch letters = batch.noise().map(quiet::withNoise).orElse(quiet);
    Embedding.Pass e = characters.forward(letters.pack(words), batch.workspace()); // (1)
    Layer.Pass h = layer.forward(e.output(), letters); //               (2)
    Matrix s = state.read(h.output(), letters); //                      (3)  B×H
    Matrix y = batch.workspace().gather(s, wordOf); //                  (4)  N×H
    return new Pass(state, wordOf, letters, e, h, s, y);
  }

  private static void requireWords(int[][] words, int[] wordOf, Batch batch) {
    if (wordOf.length != batch.tokens()) {
      throw new ShapeException(
          "CharacterEncoder.forward: "
              + wordOf.length
              + " tokens are words, expected "
              + batch.tokens()
              + ", one entry for each token of the batch");
    }
    for (int r = 0; r < wordOf.length; r++) {
      if (wordOf[r] < 0 || wordOf[r] >= words.length) {
        throw new ShapeException(
            "CharacterEncoder.forward: token "
                + r
                + " is word "
                + wordOf[r]
                + ", expected 0 to "
                + (words.length - 1)
                + " (the batch has "
                + words.length
                + " distinct words)");
      }
    }
  }

  /**
   * One call.
   *
   * @param state which hidden state represents the word
   * @param wordOf w, for each token
   * @param letters how the distinct words' characters are packed
   * @param e the characters' vectors
   * @param h the layer's pass over the characters
   * @param s the distinct words, B×H
   * @param output y, N×H
   */
  public record Pass(
      SentenceState state,
      int[] wordOf,
      Batch letters,
      Embedding.Pass e,
      Layer.Pass h,
      Matrix s,
      Matrix output) {
    /** Adds the parameters' gradients to {@code into}; {@code dy} is N×H. */
    public void backward(Matrix dy, Gradients into) {
      Matrix ds = letters.workspace().zeros(dy.dtype(), s.rows(), s.columns());
      ds.scatterAdd(1, wordOf, dy); //                  (4)  y = s[w]: repeated words add up
      Matrix dh = state.backward(ds, letters); //       (3)  s = state(h)
      Matrix de = h.backward(dh, into); //              (2)  h = layer(e)
      e.backward(de, into); //                          (1)  e = W[a]
    }
  }
}
