package dev.unfold.tagger;

import dev.unfold.file.Half;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;

/**
 * A tensor as a model file stores it.
 *
 * <pre>{@code
 *   F64, F32   the numbers
 *   F16        the nearest halves; a tensor with a number beyond their range stays F32
 *   I8         q = round(w / s), w ≈ s q     s : one scale a row, in a tensor V×1 of its own, called name.scale
 * }</pre>
 *
 * <p>A scale is a row's largest number divided by 127, rounded up to 16 significant bits. All products s·q are then exact in
 * float32, and a tensor that was read from a file is written with the same bytes again.
 *
 * @param name its name in the file
 * @param type {@code F64}, {@code F32}, {@code F16} or {@code I8}
 * @param rows its rows
 * @param columns its columns
 * @param bytes its numbers, row by row, little-endian
 */
record StoredTensor(String name, String type, int rows, int columns, byte[] bytes) {
  /** What the name of a tensor's scales ends in. */
  static final String SCALE = ".scale";

  private static final String HALF = "F16";
  private static final String WHOLE = "I8";
  private static final List<String> TABLES = List.of("word.w", "affix.w", "letter.w", "vectors.w");
  private static final int LARGEST = 127;

  /** Clears all but 16 bits of a float's significand. */
  private static final int SIGNIFICANT = 0xffffff00;

  /** The tensors, one or two, that store a parameter. */
  static List<StoredTensor> of(String name, Matrix value, Store store) {
    if (store == Store.FLOAT32
        || value.dtype() != DType.FLOAT32
        || !value.isFinite()
        || value.maxAbs() > Half.MAX) {
      return List.of(plain(name, value));
    }
    boolean table = TABLES.stream().anyMatch(t -> name.equals(t) || name.endsWith("." + t));
    return store == Store.INT8 && table ? whole(name, value) : List.of(half(name, value));
  }

  private static ByteBuffer numbers(Matrix value) {
    ByteBuffer out = buffer(value.size() * value.dtype().bytes());
    value.write(out);
    return out.flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static StoredTensor plain(String name, Matrix value) {
    return new StoredTensor(
        name, value.dtype().code(), value.rows(), value.columns(), numbers(value).array());
  }

  private static StoredTensor half(String name, Matrix value) {
    ByteBuffer in = numbers(value);
    ByteBuffer out = buffer(value.size() * Short.BYTES);
    while (in.hasRemaining()) {
      out.putShort(Half.of(in.getFloat()));
    }
    return new StoredTensor(name, HALF, value.rows(), value.columns(), out.array());
  }

  private static List<StoredTensor> whole(String name, Matrix value) {
    ByteBuffer scales = buffer(value.rows() * Float.BYTES);
    ByteBuffer out = buffer(value.size());
    for (int r = 0; r < value.rows(); r++) {
      Matrix row = value.row(r);
      float scale = scale((float) row.maxAbs());
      scales.putFloat(scale);
      for (int k = 0; k < value.columns(); k++) {
        out.put((byte) (scale == 0 ? 0 : Math.round((float) row.get(0, k) / scale)));
      }
    }
    return List.of(
        new StoredTensor(name + SCALE, DType.FLOAT32.code(), value.rows(), 1, scales.array()),
        new StoredTensor(name, WHOLE, value.rows(), value.columns(), out.array()));
  }

  /** The least number of 16 significant bits that is not below {@code largest} / 127. */
  private static float scale(float largest) {
    float exact = largest / LARGEST;
    if (exact < Float.MIN_NORMAL) {
      return 0;
    }
    float cut = Float.intBitsToFloat(Float.floatToRawIntBits(exact) & SIGNIFICANT);
    return LARGEST * cut >= largest
        ? cut
        : Float.intBitsToFloat((Float.floatToRawIntBits(exact) & SIGNIFICANT) - SIGNIFICANT);
  }

  /** The number of bytes of one entry. */
  int entryBytes() {
    return type.equals(HALF) ? Short.BYTES : isWhole() ? 1 : DType.ofCode(type).bytes();
  }

  /** Whether it needs scales. */
  boolean isWhole() {
    return type.equals(WHOLE);
  }

  /** The numbers that it stores, in float32, or in float64 for {@code F64}. */
  Matrix value() {
    if (!type.equals(HALF)) {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      return Matrix.zeros(DType.ofCode(type), rows, columns).read(in);
    }
    float[] row = new float[columns];
    return rows((r, out) -> out.put(halves(r * columns, row)));
  }

  /** The numbers of an {@code I8} tensor. */
  Matrix value(StoredTensor scales) {
    FloatBuffer scale =
        ByteBuffer.wrap(scales.bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] row = new float[columns];
    return rows((r, out) -> out.put(scaled(r * columns, scale.get(r), row)));
  }

  /** Writes the numbers of a row. */
  private interface Row {
    void write(int row, FloatBuffer out);
  }

  private Matrix rows(Row row) {
    Matrix value = Matrix.zeros(DType.FLOAT32, rows, columns);
    ByteBuffer out = buffer(columns * Float.BYTES);
    for (int r = 0; r < rows; r++) {
      row.write(r, out.asFloatBuffer());
      value.row(r).read(out);
      out.clear();
    }
    return value;
  }

  /** Short loops over arrays, here and below: a model is loaded by a JVM that has compiled nothing yet. */
  private float[] halves(int from, float[] row) {
    for (int k = 0; k < row.length; k++) {
      int at = 2 * (from + k);
      row[k] = Half.value((short) (bytes[at] & 0xff | bytes[at + 1] << 8));
    }
    return row;
  }

  private float[] scaled(int from, float scale, float[] row) {
    for (int k = 0; k < row.length; k++) {
      row[k] = scale * bytes[from + k];
    }
    return row;
  }

  /** Whether these are the scales of a tensor: V×1 of {@code F32}. */
  boolean isScaleOf(StoredTensor tensor) {
    return type.equals(DType.FLOAT32.code()) && columns == 1 && rows == tensor.rows;
  }

  /** A tensor with its numbers rounded as a file would round them; the tensor itself if the file holds it as it is. */
  static Matrix rounded(String name, Matrix value, Store store) {
    List<StoredTensor> stored = of(name, value, store);
    if (stored.size() == 2) {
      return stored.get(1).value(stored.get(0));
    }
    return stored.get(0).type.equals(value.dtype().code()) ? value : stored.get(0).value();
  }

  /** The number type as reports spell it: {@code float16}. */
  String typeName() {
    return (isWhole() ? "int" : "float") + type.substring(1).toLowerCase(Locale.ROOT);
  }
}
