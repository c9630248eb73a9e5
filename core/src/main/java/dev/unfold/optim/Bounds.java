package dev.unfold.optim;

/** Checks of the settings of optimisers, clipping and schedules. */
final class Bounds {
  private Bounds() {}

  static void aboveZero(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, value, "a finite number above 0");
  }

  static void zeroOrAbove(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name, value, "a finite number, 0 or above");
  }

  static void zeroToOne(String name, double value) {
    require(value >= 0 && value < 1, name, value, "0 or above and below 1");
  }

  private static void require(boolean within, String name, double value, String expected) {
    if (!within) {
      throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
    }
  }
}
