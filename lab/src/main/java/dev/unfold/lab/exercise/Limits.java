package dev.unfold.lab.exercise;

/**
 * What a student's code may take.
 *
 * @param seconds of computing for one run; six times as long if it waits instead
 * @param megabytes of heap
 */
public record Limits(int seconds, int megabytes) {
  /** Enough by far for every exercise. */
  public static final Limits USUAL = new Limits(5, 256);
}
