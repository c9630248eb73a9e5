package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One weight of a model, to be read, changed, and looked up in a gradient.
 *
 * @param parameter the matrix it belongs to
 * @param row counted from 0
 * @param column counted from 0
 */
public record ParameterHandler(Parameter parameter, int row, int column) {
  /** Apart, so that a program which names no weights needs no regular expressions: the page of the lab. */
  private static final class Spelling {
    private static final Pattern PATTERN =
        Pattern.compile("(.+?)\\s*\\[\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*\\]");

    private Spelling() {}
  }

  /** Checks that row and column are in the matrix. */
  public ParameterHandler {
    if (row < 0
        || row >= parameter.value().rows()
        || column < 0
        || column >= parameter.value().columns()) {
      throw new IllegalArgumentException(
          "parameter "
              + parameter.name()
              + "["
              + row
              + ","
              + column
              + "]: "
              + parameter.name()
              + " is "
              + parameter.value().shape()
              + ", rows and columns are counted from 0");
    }
  }

  /**
   * The weight with a name such as {@code W_y[0,0]}.
   *
   * @throws IllegalArgumentException if the model has no such weight, or the name has another form
   */
  public static ParameterHandler parse(String spelling, SequenceModel model) {
    Matcher parts = Spelling.PATTERN.matcher(spelling.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "parameter \"" + spelling + "\", expected a name, a row and a column as in W_y[0,0]");
    }
    return new ParameterHandler(
        model.parameter(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /** The weight's value. */
  public double get() {
    return parameter.value().get(row, column);
  }

  /** Changes the weight. */
  public void set(double value) {
    parameter.value().set(row, column, value);
  }

  /** The weight's entry in a gradient. */
  public double in(Gradients gradients) {
    return gradients.dense(parameter).get(row, column);
  }

  /** {@code W_y[0,0]}. */
  @Override
  public String toString() {
    return parameter.name() + "[" + row + "," + column + "]";
  }
}
