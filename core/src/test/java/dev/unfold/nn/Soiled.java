package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Workspace;

/** A workspace whose memory is full of NaN, so that reading a number before setting it is detected. */
final class Soiled {
  /** Numbers of each type, more than any test needs. */
  private static final int NUMBERS = 200_000;

  private final Workspace workspace = new Workspace(new PackedWeights());

  Soiled() {
    clear(); // allocates them all
  }

  /** The cleared workspace, every number of it NaN. */
  Workspace clear() {
    workspace.clear();
    for (DType dtype : DType.values()) {
      workspace.matrix(dtype, 1, NUMBERS).fill(Double.NaN);
    }
    workspace.clear();
    return workspace;
  }
}
