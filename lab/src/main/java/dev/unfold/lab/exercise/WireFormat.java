package dev.unfold.lab.exercise;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The format of messages between the checker and its worker: numbers and texts, nothing that could be executed. */
public final class WireFormat {
  /** Longer than any valid text or list; a larger size means that the stream is corrupt. */
  private static final int MOST = 1 << 24;

  private WireFormat() {}

  /** Reads one item of a list. */
  public interface Read<T> {
    T from(DataInput in) throws IOException;
  }

  /** Writes one item of a list. */
  public interface Write<T> {
    void to(DataOutput out, T item) throws IOException;
  }

  /** Writes a text. */
  public static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a text. */
  public static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[size(in)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes a list. */
  public static <T> void list(DataOutput out, List<T> items, Write<T> write) throws IOException {
    out.writeInt(items.size());
    for (T item : items) {
      write.to(out, item);
    }
  }

  /** Reads a list. */
  public static <T> List<T> list(DataInput in, Read<T> read) throws IOException {
    int size = size(in);
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(read.from(in));
    }
    return items;
  }

  private static int size(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST) {
      throw new IOException("expected a size up to " + MOST + ", found " + size);
    }
    return size;
  }

  static void outcome(DataOutput out, RunResult outcome) throws IOException {
    list(out, outcome.answers(), WireFormat::answer);
    list(out, outcome.failure().stream().toList(), WireFormat::failure);
    text(out, outcome.printed());
  }

  static RunResult outcome(DataInput in) throws IOException {
    List<ProbeAnswer> answers = list(in, WireFormat::answer);
    Optional<RunFailure> failure = list(in, WireFormat::failure).stream().findFirst();
    return new RunResult(answers, failure, text(in));
  }

  private static void answer(DataOutput out, ProbeAnswer answer) throws IOException {
    matrices(out, answer.forward());
    matrices(out, answer.result());
    matrices(out, answer.numeric());
    list(out, answer.changed(), WireFormat::text);
    list(out, answer.touched(), WireFormat::text);
    out.writeInt(answer.unwritten());
  }

  private static ProbeAnswer answer(DataInput in) throws IOException {
    return new ProbeAnswer(
        matrices(in),
        matrices(in),
        matrices(in),
        list(in, WireFormat::text),
        list(in, WireFormat::text),
        in.readInt());
  }

  private static void matrices(DataOutput out, Map<String, Matrix> matrices) throws IOException {
    list(out, List.copyOf(matrices.entrySet()), WireFormat::matrix);
  }

  private static void matrix(DataOutput out, Map.Entry<String, Matrix> named) throws IOException {
    text(out, named.getKey());
    double[][] rows = named.getValue().toArray();
    out.writeInt(rows.length);
    out.writeInt(named.getValue().columns());
    for (double[] row : rows) {
      for (double entry : row) {
        out.writeDouble(entry);
      }
    }
  }

  private static Map<String, Matrix> matrices(DataInput in) throws IOException {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    list(in, WireFormat::matrix).forEach(named -> matrices.put(named.getKey(), named.getValue()));
    return matrices;
  }

  private static Map.Entry<String, Matrix> matrix(DataInput in) throws IOException {
    String name = text(in);
    Matrix matrix = Matrix.zeros(DType.FLOAT64, size(in), size(in));
    for (int r = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < matrix.columns(); k++) {
        matrix.set(r, k, in.readDouble());
      }
    }
    return Map.entry(name, matrix);
  }

  /** Writes a failure. */
  public static void failure(DataOutput out, RunFailure failure) throws IOException {
    text(out, failure.kind().name());
    out.writeInt(failure.line());
    text(out, failure.message());
    list(out, failure.problems(), WireFormat::problem);
  }

  /** Reads a failure. */
  public static RunFailure failure(DataInput in) throws IOException {
    return new RunFailure(
        RunFailure.Kind.valueOf(text(in)), in.readInt(), text(in), list(in, WireFormat::problem));
  }

  private static void problem(DataOutput out, CompilerError problem) throws IOException {
    out.writeInt(problem.line());
    out.writeInt(problem.column());
    text(out, problem.message());
    text(out, problem.code());
  }

  private static CompilerError problem(DataInput in) throws IOException {
    return new CompilerError(in.readInt(), in.readInt(), text(in), text(in));
  }
}
