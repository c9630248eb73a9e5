package dev.unfold.matrix;

import java.util.Arrays;
import java.util.Locale;

/** The number type of a matrix: IEEE 754 single or double precision. */
public enum DType {
  /** 32 bits: to train and serve fast. */
  FLOAT32("F32", 4),
  /** 64 bits: to prove gradients and to match the lab's reference. */
  FLOAT64("F64", 8);

  private final String code;
  private final int bytes;

  DType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The name that the safetensors format gives this type: {@code F32} or {@code F64}. */
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

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** {@code float32} or {@code float64}, as the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
