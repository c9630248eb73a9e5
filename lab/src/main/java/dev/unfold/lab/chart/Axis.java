package dev.unfold.lab.chart;

import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.TextLabel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * One axis of a chart: its name, its range, and a tick at every multiple of a step of 1, 2 or 5 times a power of ten.
 *
 * <p>Charts are drawn in units of the step, so that ticks are at whole numbers for values of any size
 * (including losses that differ in the ninth digit). On a logarithmic axis the step counts powers of ten.
 *
 * @param name the quantity and its unit; empty if another axis names it
 * @param low the smallest value shown
 * @param high the largest
 * @param step the distance between two ticks, in values or in powers of ten
 * @param logarithmic whether equal distances are equal ratios
 */
public record Axis(String name, double low, double high, BigDecimal step, boolean logarithmic) {
  /** The margin at either end, as a fraction of the range. */
  private static final double MARGIN = 0.045;

  /** Font size of tick labels. */
  public static final double TICK_PIXELS = 12.5;

  private static final double RESOLUTION = 1e-9;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** A linear axis. */
  public Axis(String name, double low, double high, BigDecimal step) {
    this(name, low, high, step, false);
  }

  /**
   * A linear axis that covers the values, with a margin, and at most the given number of ticks. Values that are not
   * finite
   * are ignored; equal values are centred in a range of a tenth of their size.
   */
  public static Axis covering(String name, double[] values, int ticks) {
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    double size = Math.max(Math.abs(low), Math.abs(high));
    double span = high - low;
    double margin = span > RESOLUTION * size ? MARGIN * span : size == 0 ? 1 : size / 20;
    return new Axis(name, low - margin, high + margin, step(span + 2 * margin, ticks));
  }

  /** An axis of whole numbers, with no tick before the first. */
  public static Axis counting(String name, int first, int last, int ticks) {
    double margin = first == last ? 0.5 : (last - first) * MARGIN / 2;
    BigDecimal step = step(last - first + 2 * margin, ticks).max(BigDecimal.ONE);
    return new Axis(name, first - Math.min(0.5, margin), last + margin, step);
  }

  /** A logarithmic axis between powers of ten that enclose two values above zero. */
  public static Axis powers(String name, double least, double most, int ticks) {
    double bottom = Math.floor(Math.log10(least));
    double top = Math.max(bottom + 1, Math.ceil(Math.log10(most)));
    double margin = MARGIN / 2 * (top - bottom);
    BigDecimal step = step(top - bottom, ticks).max(BigDecimal.ONE);
    return new Axis(name, Math.pow(10, bottom - margin), Math.pow(10, top + margin), step, true);
  }

  /** This axis with its range limited to the given bounds. */
  public Axis within(double least, double most) {
    return new Axis(name, Math.max(least, low), Math.min(most, high), step, logarithmic);
  }

  /**
   * The smallest step of 1, 2 or 5 times a power of ten that divides a range into at most the given number of parts.
   */
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

  /** A value in units of the step; NaN if it cannot be drawn. */
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

  /** The width of the widest tick label, in pixels. */
  public double widestLabel() {
    double widest = 0;
    for (long tick = (long) Math.ceil(units(low)); tick <= units(high); tick++) {
      widest = Math.max(widest, TextLabel.muted(label(tick), TICK_PIXELS).width());
    }
    return widest;
  }

  /** The label of a tick, with as many decimals as the step has; between two ticks, all digits. */
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

  /** A power of ten with a superscript: 1, 10, 10⁻²⁰. */
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
