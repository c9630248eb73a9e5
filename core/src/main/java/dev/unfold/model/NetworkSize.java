package dev.unfold.model;

/**
 * The four widths of the lab's networks.
 *
 * @param words V, rows of the embedding
 * @param embedding E, numbers for each word
 * @param hidden H, width of the hidden state
 * @param tags K, tags to choose from
 */
public record NetworkSize(int words, int embedding, int hidden, int tags) {
  /** Refuses a width below one. */
  public NetworkSize {
    if (words < 1 || embedding < 1 || hidden < 1 || tags < 1) {
      throw new IllegalArgumentException(
          "network size: words "
              + words
              + ", embedding "
              + embedding
              + ", hidden "
              + hidden
              + ", tags "
              + tags
              + "; expected all to be at least 1");
    }
  }
}
