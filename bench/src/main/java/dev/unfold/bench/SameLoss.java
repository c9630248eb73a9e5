package dev.unfold.bench;

/**
 * The loss of one batch from the same weights, on both sides.
 *
 * @param ours this engine's
 * @param theirs PyTorch's
 */
record SameLoss(double ours, double theirs) {
  /** Float32 keeps seven digits, of which adding up some thousand numbers may take two. */
  static final double ALLOWED = 1e-5;

  /**
   * Refuses to go on if the two are not the same number.
   *
   * @throws IllegalStateException if they differ by more than {@link #ALLOWED} of ours
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
