package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * The output of {@code reference/optimisers.py}: two parameters, w and an embedding e, ten gradients, and the numbers
 * expected to 1e-12.
 */
final class Reference {
  static final JsonNode NUMBERS = read();

  final Parameter w;
  final Parameter e;

  Reference(DType dtype) {
    this.w = new Parameter("w", matrix(NUMBERS.get("weights").get("w"), dtype));
    this.e = new Parameter("e", matrix(NUMBERS.get("weights").get("e"), dtype));
  }

  private static JsonNode read() {
    try (InputStream file = Reference.class.getResourceAsStream("optimisers.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static int steps() {
    return NUMBERS.get("gradients").size();
  }

  static Matrix matrix(JsonNode rows, DType dtype) {
    return Matrix.of(dtype, new ObjectMapper().convertValue(rows, double[][].class));
  }

  /** The rows of e that a step uses. */
  static int[] rows(int step) {
    return new ObjectMapper()
        .convertValue(NUMBERS.get("gradients").get(step).get("rows"), int[].class);
  }

  List<Parameter> parameters() {
    return List.of(w, e);
  }

  /** The gradients of one step; those of e in two parts, so that rows repeat within a part and across. */
  Gradients gradients(int step) {
    JsonNode numbers = NUMBERS.get("gradients").get(step);
    Matrix values = matrix(numbers.get("values"), e.value().dtype());
    int[] rows = rows(step);
    int half = rows.length / 2;
    Gradients gradients = new Gradients();
    gradients.of(w).add(matrix(numbers.get("w"), w.value().dtype()));
    gradients.addRows(e, Arrays.copyOfRange(rows, 0, half), values.rows(0, half));
    gradients.addRows(
        e, Arrays.copyOfRange(rows, half, rows.length), values.rows(half, rows.length));
    return gradients;
  }

  static void same(Matrix actual, JsonNode expected, double tolerance) {
    Matrix numbers = matrix(expected, DType.FLOAT64);
    assertThat(actual.shape()).isEqualTo(numbers.shape());
    double allowed = tolerance * Math.max(1, numbers.maxAbs());
    for (int r = 0; r < numbers.rows(); r++) {
      for (int k = 0; k < numbers.columns(); k++) {
        assertThat(actual.get(r, k)).isCloseTo(numbers.get(r, k), within(allowed));
      }
    }
  }
}
