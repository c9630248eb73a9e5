package dev.unfold.file;

/**
 * IEEE 754 half precision, binary16: one sign bit, five bits of exponent, ten of fraction. Java has a type for it from 20 on
 * only.
 */
public final class Half {
  /** The largest finite number. */
  public static final float MAX = 65504;

  /** Numbers from here on are rounded to infinity: halfway between {@link #MAX} and the next number. */
  private static final float OVERFLOW = 65520;

  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  private static final int NAN = 0x7e00;

  /** The number of fraction bits that a float has more. */
  private static final int DROPPED = 13;

  /** The difference of the exponents' biases, in a half's bits. */
  private static final int BIAS = 127 - 15 << 10;

  private Half() {}

  /** The bits of the nearest half, the even one of two; infinity beyond {@link #MAX}. */
  public static short of(float number) {
    int sign = Float.floatToRawIntBits(number) >>> 16 & SIGN;
    float size = Math.abs(number);
    if (!(size < OVERFLOW)) {
      return (short) (sign | (Float.isNaN(number) ? NAN : INFINITY));
    }
    if (size < SMALLEST_NORMAL) { // a multiple of 2^-24; may round up to the smallest normal number
      return (short) (sign | (int) Math.rint(size * 0x1p24));
    }
    int bits = Float.floatToRawIntBits(size);
    int even = bits >>> DROPPED & 1;
    return (short) (sign | (bits + (1 << DROPPED - 1) - 1 + even >>> DROPPED) - BIAS);
  }

  /** The number that these bits stand for, exactly. */
  public static float value(short bits) {
    int size = bits & 0x7fff;
    int sign = (bits & SIGN) << 16;
    if (size >= INFINITY) {
      return Float.intBitsToFloat(sign | 0x7f800000 | (size & 0x3ff) << DROPPED);
    }
    if (size < 0x400) {
      return (sign == 0 ? 1 : -1) * (size * 0x1p-24f);
    }
    return Float.intBitsToFloat(sign | size + BIAS << DROPPED);
  }
}
