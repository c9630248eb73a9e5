package dev.unfold.bench;

/**
 * The loss of one batch from the same weights, in both engines.
 *
 * @param ours this engine's
 * @param theirs PyTorch's
 */
record SameLoss(double ours, double theirs) {
  /** Float32 has seven digits; adding some thousand numbers may lose two of them. */
  static final double ALLOWED = 1e-5;

  /**
   * Compares the two.
   *
   * @throws IllegalStateException if they differ by more than {@link #ALLOWED} times ours
   */
  SameLoss {
    if (!(Math.abs(ours - theirs) <= ALLOWED * Math.abs(ours))) {
      throw new IllegalStateException(
          "the same work must have the same loss: ours "
              + ours
              + ", PyTorch's "
              + theirs
              + ", allowed difference "
              + ALLOWED
              + " of ours");
    }
  }
}
