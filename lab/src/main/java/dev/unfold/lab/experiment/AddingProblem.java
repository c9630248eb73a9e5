package dev.unfold.lab.experiment;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Sequences of the adding problem: remember two numbers among many, and add them.
 *
 * <p>Each step has a number from 0 to 1 and a mark, 1 at two steps and 0 at all others; one of the two is in the first
 * half of the sequence, one in the second. The target is the sum of the two marked numbers. Always answering 1 gives a
 * mean squared error of 1/6; a lower error needs memory.
 *
 * <p>Source: Hochreiter and Schmidhuber 1997, section 5.4, with 0 to 1 for −1 to 1, as in Le et al. 2015. Checked by
 * {@code AddingProblemTest}.
 *
 * @param batch B sequences of the same length T
 * @param x number and mark, T·B×2 in packed order
 * @param target the sums, B×1
 */
public record AddingProblem(Batch batch, Matrix x, Matrix target) {
  /** The mean squared error of the best constant answer: the variance of the sum of two numbers. */
  public static final double BLIND_LOSS = 1.0 / 6;

  /**
   * Draws sequences.
   *
   * @param length T, at least 2
   * @param sequences B
   * @throws IllegalArgumentException if there are no sequences, or they are shorter than 2
   */
  public static AddingProblem draw(int length, int sequences, RandomGenerator random) {
    if (length < 2 || sequences < 1) {
      throw new IllegalArgumentException(
          "adding problem: "
              + sequences
              + " sequences of length "
              + length
              + ", expected at least one, and a length of at least 2");
    }
    Matrix x = Matrix.zeros(DType.FLOAT64, length * sequences, 2);
    Matrix target = Matrix.zeros(DType.FLOAT64, sequences, 1);
    for (int b = 0; b < sequences; b++) {
      int first = random.nextInt(length / 2);
      int second = random.nextInt(length / 2, length);
      for (int t = 0; t < length; t++) {
        double number = random.nextDouble();
        double mark = t == first || t == second ? 1 : 0;
        int row = t * sequences + b;
        x.set(row, 0, number);
        x.set(row, 1, mark);
        target.set(b, 0, target.get(b, 0) + mark * number);
      }
    }
    int[] lengths = new int[sequences];
    Arrays.fill(lengths, length);
    return new AddingProblem(Batch.ofLengths(lengths), x, target);
  }
}
