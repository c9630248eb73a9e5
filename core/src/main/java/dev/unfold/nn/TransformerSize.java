package dev.unfold.nn;

/**
 * The sizes of a Transformer's encoder.
 *
 * @param width D, of a token's vector
 * @param heads of each attention; D must be a multiple of it
 * @param hidden F, the inner width of each feed-forward part
 * @param blocks the number of blocks
 */
public record TransformerSize(int width, int heads, int hidden, int blocks) {
  /** Checks that sizes are at least one, and that the width is a multiple of the heads. */
  public TransformerSize {
    if (width < 1 || heads < 1 || hidden < 1 || blocks < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          "Transformer: width "
              + width
              + ", heads "
              + heads
              + ", hidden "
              + hidden
              + ", blocks "
              + blocks
              + ": expected all at least 1, and a width that is a multiple of the heads");
    }
  }
}
