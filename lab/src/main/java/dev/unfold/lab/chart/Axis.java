package dev.unfold.lab.chart;

import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.TextLabel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * One axis of a chart: what it shows, from where to where, and a tick at every multiple of a step of 1, 2 or 5 times a
 * power of ten.
 *
 * <p>Charts are drawn in units of the step, so that the ticks stand at whole numbers whatever the size of the values
 * (losses that differ in the ninth digit included). On a logarithmic axis the step counts powers of ten.
 *
 * @param name what the values are, with their unit; empty where another axis says it
 * @param low the smallest value shown
 * @param high the largest
 * @param step the distance of two ticks, in values or in powers of ten
 * @param logarithmic whether equal ratios are equally far apart
 */
public record Axis(String name, double low, double high, BigDecimal step, boolean logarithmic) {
  /** The air at either end, as a part of the span. */
  private static final double MARGIN = 0.045;

  private static final double RESOLUTION = 1e-9;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** An axis on which equal differences are equally far apart. */
  public Axis(String name, double low, double high, BigDecimal step) {
    this(name, low, high, step, false);
  }

  /**
   * An axis that covers the values, with some air around, and has at most that many ticks. Values that are not finite
   * don't count; values that are all the same lie in the middle of a tenth of their size.
   */
  public static Axis covering(String name, double[] values, int ticks) {
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    double size = Math.max(Math.abs(low), Math.abs(high));
    double span = high - low;
    double air = span > RESOLUTION * size ? MARGIN * span : size == 0 ? 1 : size / 20;
    return new Axis(name, low - air, high + air, step(span + 2 * air, ticks));
  }

  /** An axis of whole numbers; none is shown before the first. */
  public static Axis counting(String name, int first, int last, int ticks) {
    double air = first == last ? 0.5 : (last - first) * MARGIN / 2;
    BigDecimal step = step(last - first + 2 * air, ticks).max(BigDecimal.ONE);
    return new Axis(name, first - Math.min(0.5, air), last + air, step);
  }

  /** A logarithmic axis from a power of ten to another, around two values above zero. */
  public static Axis powers(String name, double least, double most, int ticks) {
    double bottom = Math.floor(Math.log10(least));
    double top = Math.max(bottom + 1, Math.ceil(Math.log10(most)));
    double air = MARGIN / 2 * (top - bottom);
    BigDecimal step = step(top - bottom, ticks).max(BigDecimal.ONE);
    return new Axis(name, Math.pow(10, bottom - air), Math.pow(10, top + air), step, true);
  }

  /** The same axis with its ends no farther out than these. */
  public Axis within(double least, double most) {
    return new Axis(name, Math.max(least, low), Math.min(most, high), step, logarithmic);
  }

  /** The smallest step of the form 1, 2 or 5 times a power of ten that cuts a span into at most that many parts. */
  private static BigDecimal step(double span, int parts) {
    BigDecimal least = new BigDecimal(span / parts, MathContext.DECIMAL64);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      if (step.compareTo(least) >= 0) {
        return step;
      }
    }
    return power.scaleByPowerOfTen(1);
  }

  /** A value in units of the step; NaN for what can't be drawn. */
  double units(double value) {
    double place = logarithmic ? Math.log10(value) : value;
    return Double.isFinite(place) ? place / step.doubleValue() : Double.NaN;
  }

  /** The values in units of the step. */
  double[] units(double[] values) {
    double[] units = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      units[i] = units(values[i]);
    }
    return units;
  }

  /** The width of the widest number at a tick, in pixels. */
  public double widestLabel() {
    double widest = 0;
    for (long tick = (long) Math.ceil(units(low)); tick <= units(high); tick++) {
      widest = Math.max(widest, TextLabel.muted(label(tick), ChartTheme.TICK_PIXELS).width());
    }
    return widest;
  }

  /** The number to write at a tick, with as many decimals as the step has; between two ticks all its digits. */
  String label(double units) {
    if (logarithmic) {
      return power((int) Math.round(units * step.doubleValue()));
    }
    if (Math.abs(units - Math.rint(units)) > 1e-6) {
      return NumberText.of(units * step.doubleValue(), 15);
    }
    BigDecimal value = BigDecimal.valueOf(Math.round(units)).multiply(step);
    int decimals = Math.max(0, step.scale());
    boolean plain = decimals <= 9 && Math.max(Math.abs(low), Math.abs(high)) < 1e6;
    if (!plain || value.signum() == 0) {
      return NumberText.of(value);
    }
    String text = value.abs().setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    return value.signum() < 0 ? "−" + text : text;
  }

  /** A power of ten as it is written by hand: 1, 10, 10⁻²⁰. */
  private static String power(int exponent) {
    if (exponent == 0 || exponent == 1) {
      return exponent == 0 ? "1" : "10";
    }
    StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
