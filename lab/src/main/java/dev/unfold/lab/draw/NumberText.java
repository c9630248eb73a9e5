package dev.unfold.lab.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The format of numbers in pictures. */
public final class NumberText {
  private NumberText() {}

  /** A number rounded to some significant digits, such as 0.0123, −17.5 or 2.1e-16, without trailing zeros. */
  public static String of(double value, int digits) {
    if (Double.isNaN(value)) {
      return "not a number";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    return of(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
  }

  /** All digits of a number; in scientific notation below 0.0001 and from one million. */
  public static String of(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal size = value.abs().stripTrailingZeros();
    int exponent = size.precision() - size.scale() - 1;
    String text =
        exponent < -4 || exponent >= 6
            ? size.movePointLeft(exponent).toPlainString() + "e" + exponent
            : size.toPlainString();
    return value.signum() < 0 ? "−" + text : text;
  }

  /** A count with a comma between thousands. */
  public static String count(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A fraction of 1 in percent, with one decimal. */
  public static String percent(double part) {
    return new BigDecimal(100 * part).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "%";
  }
}
