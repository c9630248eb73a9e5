package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/**
 * The hidden states of all tokens, preceded by the initial state of each sentence: the copies in time of an unfolded
 * network. The loss gradient of the states has the same layout, so the gradient that step t passes to step t − 1 is
 * added in the rows of that step or of the initial state.
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

  /** States that begin with {@code initial}; those of all tokens are still to be set. */
  static States from(InitialState initial, Batch batch) {
    int rows = sentences(batch) + batch.tokens();
    Matrix unset = batch.workspace().matrix(initial.dtype(), rows, initial.width());
    States states = new States(batch, unset);
    initial.assignTo(states.initial());
    return states;
  }

  /** The loss gradient of these states that comes from the layers above: a copy of {@code dOutput} at the tokens. */
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

  /** The loss gradient of these states if the layers above do not read them: zero. */
  States gradient() {
    return new States(batch, batch.workspace().zeros(rows.dtype(), rows.rows(), rows.columns()));
  }

  /** The number of sentences that have a token: the rows of step 0. */
  static int sentences(Batch batch) {
    return batch.steps() == 0 ? 0 : batch.width(0);
  }

  /** The states of step t, n_t×H. */
  Matrix at(int t) {
    return rows.rows(start(t), start(t) + batch.width(t));
  }

  /** The states at step t − 1 of the sentences that reach step t, n_t×H. */
  Matrix previous(int t) {
    return rows.rows(start(t - 1), start(t - 1) + batch.width(t));
  }

  /** The states {@code at} step t as those before step t + 1: of the sentences that reach it. */
  Matrix next(int t, Matrix at) {
    int rowsOfNext = t + 1 < batch.steps() ? batch.width(t + 1) : 0;
    return rowsOfNext == at.rows() ? at : at.rows(0, rowsOfNext);
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

  /** The previous state of every token of a block, one row each, a copy. */
  Matrix previous(Batch.Block block) {
    int[] previous = new int[block.end() - block.start()];
    for (int t = block.from(), row = 0; t < block.to(); t++) {
      for (int b = 0; b < batch.width(t); b++) {
        previous[row++] = start(t - 1) + b;
      }
    }
    return batch.workspace().gather(rows, previous);
  }

  /** The initial state of the next chunk: the last states of the sentences that continue in it, as constants. */
  InitialState carriedInto(Batch chunk) {
    int last = start(batch.steps() - 1);
    int ended = rows.rows() - last;
    int continuing = sentences(chunk);
    if (continuing > ended) {
      throw new ShapeException(
          "Recurrent.resume: "
              + continuing
              + " sentences continue, but the last step had "
              + ended);
    }
    return InitialState.given(rows.rows(last, last + continuing));
  }
}
