package dev.unfold.model;

/** Plans of networks that read words alone, for the tests of every module. */
public final class Plans {
  private Plans() {}

  /** A single layer from left to right. */
  public static NetworkPlan words(BodyKind body, int word, int hidden) {
    return NetworkPlan.ofWords(body, word, hidden);
  }

  /** A single recurrent layer from left to right. */
  public static NetworkPlan words(Cell cell, int word, int hidden) {
    return words(BodyKind.of(cell), word, hidden);
  }

  /** Several layers, in one direction or both. */
  public static NetworkPlan words(
      BodyKind body, int word, int hidden, int layers, boolean bidirectional, boolean crf) {
    return words(body, word, hidden)
        .withLayers(layers)
        .withBidirectional(bidirectional)
        .withCrf(crf);
  }

  /** Several recurrent layers, in one direction or both. */
  public static NetworkPlan words(
      Cell cell, int word, int hidden, int layers, boolean bidirectional, boolean crf) {
    return words(BodyKind.of(cell), word, hidden, layers, bidirectional, crf);
  }
}
