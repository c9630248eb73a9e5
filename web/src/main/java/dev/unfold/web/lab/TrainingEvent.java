package dev.unfold.web.lab;

import java.util.List;
import java.util.Optional;

/**
 * A report on a training.
 *
 * @param state {@code running}, {@code paused}, {@code finished} or {@code exploded}
 * @param epoch the current one, from 1
 * @param step of this epoch
 * @param stepsPerEpoch their number
 * @param steps in all
 * @param tokens in all
 * @param tokensPerSecond since the last report
 * @param losses of the steps since the last report
 * @param norms of their gradients before clipping
 * @param parameterNorms of each parameter's last gradient
 * @param epochs the finished ones
 * @param explanation if it exploded
 */
public record TrainingEvent(
    String state,
    int epoch,
    int step,
    int stepsPerEpoch,
    int steps,
    long tokens,
    double tokensPerSecond,
    double[] losses,
    double[] norms,
    List<ParameterNorm> parameterNorms,
    List<Epoch> epochs,
    Optional<String> explanation) {
  /** The norm of one parameter's gradient. */
  public record ParameterNorm(String parameter, double norm) {}

  /**
   * A finished epoch.
   *
   * @param loss the mean over its steps
   * @param devAccuracy afterwards
   */
  public record Epoch(int epoch, double loss, double devAccuracy, double seconds) {}
}
