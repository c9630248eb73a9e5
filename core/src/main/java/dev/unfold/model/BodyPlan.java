package dev.unfold.model;

import dev.unfold.nn.Dropout;

/**
 * The layers between encoder and heads.
 *
 * @param kind the kind of the layers
 * @param hidden H, width of each direction's state; in a transformer the inner width of its feed-forward parts
 * @param layers the number of layers
 * @param bidirectional whether a token sees later tokens too
 * @param dropout part of the entries between the layers and above them that training sets to zero
 */
public record BodyPlan(
    BodyKind kind, int hidden, int layers, boolean bidirectional, double dropout) {
  /** Refuses sizes that make no layers, and a rate outside 0 … 1. */
  public BodyPlan {
    if (hidden < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "network: hidden " + hidden + ", layers " + layers + "; expected both to be at least 1");
    }
    new Dropout(dropout);
  }

  /** Whether this is one layer from left to right, without dropout. */
  boolean isPlain() {
    return layers == 1 && !bidirectional && dropout == 0;
  }

  /** The number of directions of each layer. */
  int directions() {
    return bidirectional ? 2 : 1;
  }

  /** The width of the last layer's states, for words of width {@code input}. */
  double outputWidth(double input) {
    return kind.isRecurrent() ? directions() * (double) hidden : input;
  }

  /** The number of weights, for words of width {@code input}. */
  double weights(double input) {
    if (!kind.isRecurrent()) {
      double block = 4 * input * (input + 1) + hidden * (2 * input + 1) + input + 4 * input;
      return layers * block + 2 * input;
    }
    double sum = 0;
    double width = input;
    for (int layer = 0; layer < layers; layer++) {
      sum += directions() * kind.cell().orElseThrow().weights(width, hidden);
      width = outputWidth(input);
    }
    return sum;
  }

  BodyPlan withKind(BodyKind other) {
    return new BodyPlan(other, hidden, layers, bidirectional, dropout);
  }

  BodyPlan withHidden(int other) {
    return new BodyPlan(kind, other, layers, bidirectional, dropout);
  }

  BodyPlan withLayers(int other) {
    return new BodyPlan(kind, hidden, other, bidirectional, dropout);
  }

  BodyPlan withBidirectional(boolean other) {
    return new BodyPlan(kind, hidden, layers, other, dropout);
  }

  BodyPlan times(int factor) {
    return withHidden(factor * hidden);
  }
}
