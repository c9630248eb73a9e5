package dev.unfold.tagger;

/** A training whose loss or weights are no longer finite numbers. The last checkpoint, if any, is as it was. */
public final class DivergedException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int step;

  DivergedException(int epoch, int step, String message) {
    super(message);
    this.epoch = epoch;
    this.step = step;
  }

  /** The epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** The step within the epoch, counted from 1. */
  public int step() {
    return step;
  }
}
