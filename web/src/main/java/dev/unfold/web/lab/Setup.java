package dev.unfold.web.lab;

import dev.unfold.model.BodyKind;
import java.util.List;

/**
 * The choice of a network.
 *
 * @param cell {@code rnn}, {@code lstm}, {@code gru} or {@code transformer}
 * @param embedding E, width of the word vectors
 * @param hidden H, width of the hidden state; in a transformer the inner width of its feed-forward part
 * @param seed of the weights
 */
public record Setup(String cell, int embedding, int hidden, int seed) {
  /** The cells that the page takes apart. */
  public static final List<String> CELLS = List.of("rnn", "lstm", "gru", "transformer");

  private static final int WIDEST_EMBEDDING = 128;
  private static final int WIDEST_STATE = 256;

  /** Checks the ranges. */
  public Setup {
    if (!CELLS.contains(cell)) {
      throw new IllegalArgumentException(
          "network: the cell is \"" + cell + "\", expected one of " + String.join(", ", CELLS));
    }
    requireRange("embedding", embedding, WIDEST_EMBEDDING);
    requireRange("hidden", hidden, WIDEST_STATE);
  }

  private static void requireRange(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "network: " + what + " is " + value + ", expected 1 to " + most);
    }
  }

  /** The body in the library's terms. */
  BodyKind body() {
    return BodyKind.named(cell);
  }
}
