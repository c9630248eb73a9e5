package dev.unfold.matrix;

/**
 * A learnt matrix with its name in files and reports, a path such as {@code W_y} or {@code bilstm.forward.input.w}.
 *
 * @param name the name, unique within a model
 * @param value the numbers; an optimiser changes them in place
 */
public record Parameter(String name, Matrix value) {
  /** The name and the shape: {@code W_h 20×20 float64}. */
  @Override
  public String toString() {
    return name + " " + value;
  }
}
