package dev.unfold.lab.student;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The weights of an exercise's record at the size of a real network: shape and name follow from a weight's path in the
 * record.
 *
 * <pre>{@code
 *   we V×E   wx H×E   wh H×H   wy K×H   bx 1×H   by 1×K      networks: W_e, W_x, …
 *   input.w H×E   input.u H×H   input.b 1×H   bm 1×H         cells: W_i, U_i, b_i, …
 *   wq wk wv H×E                                             attention: W_q, W_k, W_v
 * }</pre>
 *
 * <p>Matrices are Glorot uniform, biases zero, drawn in the order in which they are asked for.
 */
final class NamedWeights {
  private static final Map<String, String> LETTERS =
      Map.of(
          "input",
          "i",
          "forget",
          "f",
          "candidate",
          "g",
          "output",
          "o",
          "reset",
          "r",
          "update",
          "z");

  private final NetworkSize size;
  private final RandomGenerator random;
  private final Map<String, Parameter> byPath = new LinkedHashMap<>();

  NamedWeights(NetworkSize size, RandomGenerator random) {
    this.size = size;
    this.random = random;
  }

  NetworkSize size() {
    return size;
  }

  /** The weight of a path, drawn when it is first asked for; null, which the record refuses, for an unknown path. */
  @Nullable Matrix value(String path) {
    Parameter known = byPath.get(path);
    if (known != null) {
      return known.value();
    }
    int[] shape = shape(path);
    if (shape.length == 0) {
      return null;
    }
    Matrix value =
        shape[0] == 1
            ? Matrix.zeros(DType.FLOAT64, 1, shape[1])
            : Matrix.glorot(DType.FLOAT64, shape[0], shape[1], random);
    byPath.put(path, new Parameter(name(path), value));
    return value;
  }

  /** All weights asked for so far. */
  List<Parameter> parameters() {
    return List.copyOf(byPath.values());
  }

  /** The matrix of a path in a list parallel to the weights. */
  Matrix in(List<Matrix> matrices, String path) {
    return matrices.get(new ArrayList<>(byPath.keySet()).indexOf(path));
  }

  private int[] shape(String path) {
    int h = size.hidden();
    return switch (path.substring(path.indexOf('.') + 1)) {
      case "we" -> new int[] {size.words(), size.embedding()};
      case "wx", "w", "wq", "wk", "wv" -> new int[] {h, size.embedding()};
      case "wh", "u" -> new int[] {h, h};
      case "wy" -> new int[] {size.tags(), h};
      case "bx", "b", "bm" -> new int[] {1, h};
      case "by" -> new int[] {1, size.tags()};
      default -> new int[0];
    };
  }

  private String name(String path) {
    int dot = path.indexOf('.');
    String letter = dot < 0 ? path.substring(1) : LETTERS.get(path.substring(0, dot));
    letter = letter.equals("g") && byPath.containsKey("reset.w") ? "n" : letter; // the GRU's name
    char kind = path.charAt(dot + 1);
    return (kind == 'b' ? "b" : String.valueOf(Character.toUpperCase(kind))) + "_" + letter;
  }
}
