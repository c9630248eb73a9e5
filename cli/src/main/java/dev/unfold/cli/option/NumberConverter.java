package dev.unfold.cli.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts option values to numbers; errors say what was found and what was expected. */
public final class NumberConverter {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

  private NumberConverter() {}

  private static int between(String text, int lowest, int highest) {
    long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
    if (value < lowest || value > highest) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected a whole number from " + lowest + " to " + highest);
    }
    return (int) value;
  }

  /** A whole number from 1. */
  public static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, 1, Integer.MAX_VALUE);
    }
  }

  /** A whole number from 2. */
  public static final class AtLeastTwo implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, 2, 1_000_000);
    }
  }

  /** The size of an experiment: a whole number from 4 to 1,000. */
  public static final class Size implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, 4, 1000);
    }
  }

  /** Memory of a process that compiles, at least 64 MB. */
  public static final class Megabytes implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, 64, 65_536);
    }
  }

  /** A port of TCP, 0 for a free one. */
  public static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, 0, 65_535);
    }
  }

  /** Any 32-bit whole number. */
  public static final class Seed implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  /** A finite decimal number above 0. */
  public static final class Positive implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new TypeConversionException(
            "found \"" + text + "\", expected a number above 0, such as 0.1");
      }
      return value;
    }
  }

  /** A number of alternatives: a whole number from 1 to 1,000. */
  public static final class Few implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(text, 1, 1000);
    }
  }

  /** A probability: a decimal number above 0, and at most 1. */
  public static final class Probability implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
      if (!(value > 0 && value <= 1)) {
        throw new TypeConversionException(
            "found \"" + text + "\", expected a number above 0 and at most 1, such as 0.5");
      }
      return value;
    }
  }
}
