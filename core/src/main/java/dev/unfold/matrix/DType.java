package dev.unfold.matrix;

import java.util.Arrays;
import java.util.Locale;

/** The number type of a matrix: IEEE 754 single or double precision. */
public enum DType {
  /** 32 bits, for fast training and serving. */
  FLOAT32("F32", 4),
  /** 64 bits, to prove gradients and to match the reference implementation of the lab. */
  FLOAT64("F64", 8);

  private final String code;
  private final int bytes;

  DType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The name of this type in the safetensors format: {@code F32} or {@code F64}. */
  public String code() {
    return code;
  }

  /**
   * The type that the safetensors format calls {@code code}.
   *
   * @throws IllegalArgumentException for any other code
   */
  public static DType ofCode(String code) {
    return Arrays.stream(values())
        .filter(type -> type.code.equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("type is \"" + code + "\", expected F32 or F64"));
  }

  /** The number of bytes of one entry. */
  public int bytes() {
    return bytes;
  }

  /** {@code float32} or {@code float64}, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
