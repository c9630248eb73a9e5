package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;

/**
 * Pretrained word vectors, stored in the model, also for words that training never saw, which gain most.
 *
 * <p>They are not trained: a trained vector would move away from those of similar words that training never saw, and what the
 * network learnt of it would not hold for them. Each known word has a trained vector of its own beside it. All are scaled by one
 * factor to a mean squared length of one, the initial length of the trained vectors.
 *
 * @param words the words in the file's order, after the unknown one
 * @param table V×P, the vector of each; zero for the first
 */
record PretrainedVectors(Vocabulary words, Matrix table) {
  /** The name of the table among a model's tensors; the list of its words has the same name without the ending. */
  static final String TENSOR = "vectors.w";

  /** The name of the list of words in a model's metadata. */
  static final String LIST = "vectors";

  /** Refuses a table that does not have one row a word. */
  PretrainedVectors {
    if (table.rows() != words.size()) {
      throw new IllegalArgumentException(
          TENSOR + " is " + table.shape() + ", expected " + words.size() + " rows, one a word");
    }
  }

  /** All vectors that were read, in a number type. */
  static PretrainedVectors of(WordVectors vectors, DType dtype) {
    Vocabulary words = Vocabulary.withUnknown(vectors.words());
    Matrix table = Matrix.zeros(dtype, words.size(), vectors.width());
    for (int w = 1; w < words.size(); w++) {
      float[] vector = vectors.vector(words.get(w)).orElseThrow();
      for (int k = 0; k < vector.length; k++) {
        table.set(w, k, vector[k]);
      }
    }
    double squared = table.sumOfSquares() / Math.max(1, words.size() - 1);
    return new PretrainedVectors(words, squared == 0 ? table : table.scale(1 / Math.sqrt(squared)));
  }

  /** The row of a word as it is spelt, else of the word in lower case, else 0. */
  int row(String word) {
    int exact = words.id(word);
    return exact > 0 ? exact : words.id(new WordForm(word).lower());
  }

  /** The same vectors in memory of their own. */
  PretrainedVectors copy() {
    return new PretrainedVectors(words, table.copy());
  }

  /** The same vectors, rounded as a file of this precision rounds them. */
  PretrainedVectors rounded(Store store) {
    return new PretrainedVectors(words, StoredTensor.rounded(TENSOR, table, store));
  }

  /** The table as networks and files hold it. */
  Parameter parameter() {
    return new Parameter(TENSOR, table);
  }
}
