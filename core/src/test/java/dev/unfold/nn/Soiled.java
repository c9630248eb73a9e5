package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Workspace;

/** A workspace whose memory is full of NaN: what reads a number before it is set shows it. */
final class Soiled {
  /** Numbers of each type, more than any test asks for. */
  private static final int NUMBERS = 200_000;

  private final Workspace workspace = new Workspace(new PackedWeights());

  Soiled() {
    clear(); // asks for so many that from now on they are there
  }

  /** The workspace with nothing given out, every number of it NaN. */
  Workspace clear() {
    workspace.clear();
    for (DType dtype : DType.values()) {
      workspace.matrix(dtype, 1, NUMBERS).fill(Double.NaN);
    }
    workspace.clear();
    return workspace;
  }
}
