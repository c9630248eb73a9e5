package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/**
 * A state of every token, and in front of them the one that each sentence begins with: the column of copies that an
 * unfolded network has in time. The loss gradient of the states has the same form, so what step t sends back to the
 * step before is added where that step, or the initial state, finds it.
 *
 * <pre>{@code
 *   rows   0 to B         the initial states, "step −1"
 *          B to B + N     the tokens, in packed order
 * }</pre>
 */
final class States {
  private final Batch batch;
  private final int sentences;
  private final Matrix rows;

  private States(Batch batch, Matrix rows) {
    this.batch = batch;
    this.sentences = sentences(batch);
    this.rows = rows;
  }

  /** States that begin with {@code initial}; those of the tokens are still to be set, all of them. */
  static States from(InitialState initial, Batch batch) {
    int rows = sentences(batch) + batch.tokens();
    Matrix unset = batch.workspace().matrix(initial.dtype(), rows, initial.width());
    States states = new States(batch, unset);
    initial.assignTo(states.initial());
    return states;
  }

  /** The loss gradient of these states as far as the layers above know it: {@code dOutput} at the tokens, a copy. */
  States gradient(String where, Matrix dOutput) {
    if (dOutput.rows() != batch.tokens() || dOutput.columns() != rows.columns()) {
      String expected = tokens().shape();
      throw new ShapeException(
          where + ": dOutput is " + dOutput.shape() + ", expected " + expected);
    }
    Matrix unset = batch.workspace().matrix(rows.dtype(), rows.rows(), rows.columns());
    States gradient = new States(batch, unset);
    gradient.initial().fill(0);
    gradient.tokens().assign(dOutput);
    return gradient;
  }

  /** The loss gradient of these states where the layers above do not see them: zero. */
  States gradient() {
    return new States(batch, batch.workspace().zeros(rows.dtype(), rows.rows(), rows.columns()));
  }

  /** The sentences that have a token: the rows of step 0. */
  static int sentences(Batch batch) {
    return batch.steps() == 0 ? 0 : batch.width(0);
  }

  /** The states of step t, n_t×H. */
  Matrix at(int t) {
    return rows.rows(start(t), start(t) + batch.width(t));
  }

  /** The states that step t finds, n_t×H: those of step t − 1, of the sentences that go on. */
  Matrix before(int t) {
    return rows.rows(start(t - 1), start(t - 1) + batch.width(t));
  }

  private int start(int t) {
    return t < 0 ? 0 : sentences + batch.start(t);
  }

  /** The initial states, B×H. */
  Matrix initial() {
    return rows.rows(0, sentences);
  }

  /** The states of all tokens, N×H. */
  Matrix tokens() {
    return rows.rows(sentences, rows.rows());
  }

  /** For every token of a block the state that it finds, one row each, a copy. */
  Matrix previous(Batch.Block block) {
    int[] previous = new int[block.end() - block.start()];
    for (int t = block.from(), row = 0; t < block.to(); t++) {
      for (int b = 0; b < batch.width(t); b++) {
        previous[row++] = start(t - 1) + b;
      }
    }
    return batch.workspace().gather(rows, previous);
  }

  /** What a chunk that follows begins with: the states of the last step, of the sentences that go on; constants. */
  InitialState carriedInto(Batch chunk) {
    int last = start(batch.steps() - 1);
    int ended = rows.rows() - last;
    int goOn = sentences(chunk);
    if (goOn > ended) {
      throw new ShapeException(
          "Recurrent.resume: " + goOn + " sentences go on, but the last step had " + ended);
    }
    return InitialState.given(rows.rows(last, last + goOn));
  }
}
