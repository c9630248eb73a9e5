package dev.unfold.file;

import java.util.List;

/**
 * One tensor of a {@link SafetensorsHeader}.
 *
 * @param type the type of its numbers: {@code F64}, {@code F32}, {@code F16} or {@code I8}
 * @param shape its sizes, one or two of them
 * @param from the place of its first byte, counted from the beginning of the file
 * @param to the place after its last byte
 */
public record TensorEntry(String type, List<Long> shape, int from, int to) {
  /** Copies the shape. */
  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** The number of rows; a vector has one. */
  public int rows() {
    return shape.size() == 1 ? 1 : Math.toIntExact(shape.get(0));
  }

  /** The number of columns. */
  public int columns() {
    return Math.toIntExact(shape.get(shape.size() - 1));
  }

  /** Whether it has one dimension. */
  public boolean isVector() {
    return shape.size() == 1;
  }

  /** How many bytes a number of a type has; 0 for a type that is not read. */
  static int bytes(String type) {
    return switch (type) {
      case "I8" -> Byte.BYTES;
      case "F16" -> Short.BYTES;
      case "F32" -> Float.BYTES;
      case "F64" -> Double.BYTES;
      default -> 0;
    };
  }
}
