import dev.unfold.matrix.Matrix;
import java.util.List;

/**
 * Exercise 4. Gradient clipping.
 *
 * <p>A step along an exploded gradient would move the weights far away. Clipping by norm makes the
 * gradient shorter and keeps its direction. All matrices of a network's gradient together are one
 * long vector dw:
 *
 * <pre>{@code
 *   (1) ‖dw‖ = √Σ dw²                   the sum over all entries of all matrices
 *   (2) dw = dw · c / ‖dw‖              where ‖dw‖ > c, the limit; else dw stays as it is
 * }</pre>
 *
 * <p>Write both: change the matrices in place and return the norm before the change. If it is not a
 * finite number, no factor helps: then change nothing. {@link Matrix#sumOfSquares} and {@link
 * Matrix#scale} do the arithmetic.
 *
 * <p>Check: {@code ./unfold exercise 4}. Help: {@code ./unfold exercise 4 --hint}.
 */
public record Clipping(double limit) {
  public double clip(List<Matrix> gradients) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }
}
