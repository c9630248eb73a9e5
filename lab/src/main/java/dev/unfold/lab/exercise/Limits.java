package dev.unfold.lab.exercise;

/**
 * Limits on a student's code.
 *
 * @param seconds CPU time of one run; wall time is limited to six times as much
 * @param megabytes size of the heap
 */
public record Limits(int seconds, int megabytes) {
  /** The default, ample for every exercise. */
  public static final Limits USUAL = new Limits(5, 256);
}
