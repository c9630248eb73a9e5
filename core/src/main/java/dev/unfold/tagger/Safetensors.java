package dev.unfold.tagger;

import dev.unfold.file.DurableFile;
import dev.unfold.file.HeaderWriter;
import dev.unfold.file.JsonList;
import dev.unfold.file.SafetensorsException;
import dev.unfold.file.SafetensorsHeader;
import dev.unfold.file.SafetensorsRules;
import dev.unfold.file.Sha256;
import dev.unfold.file.TensorEntry;
import dev.unfold.matrix.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A model as a safetensors file: metadata of strings, two-dimensional tensors by name, and a checksum.
 *
 * <p>Layout: {@link SafetensorsHeader}, with the tensors in the order of the header and without holes. The first entry of
 * the metadata is the SHA-256 of the whole file with that entry's digits set to 0: every byte of the file is covered.
 * Number types: {@link StoredTensor}.
 *
 * @param metadata text by name
 * @param tensors the weights by name, in float32 or float64
 * @param types the number type of each in the file, such as {@code float16}
 */
record Safetensors(
    Map<String, String> metadata, Map<String, Matrix> tensors, Map<String, String> types) {
  /** The name of a stream in error messages. */
  static final String STREAM = "model stream";

  private static final String CHECKSUM = ModelMetadata.CHECKSUM;
  private static final String PREFIX = "{\"__metadata__\":{\"" + CHECKSUM + "\":\"";
  private static final String ZEROS = "0".repeat(64);
  private static final int DIGEST_AT = SafetensorsHeader.LENGTH_BYTES + PREFIX.length();

  /** Replaces a file durably. */
  static void write(
      Path file, Map<String, String> metadata, Map<String, Matrix> tensors, Store store)
      throws IOException {
    List<StoredTensor> stored = new ArrayList<>();
    tensors.forEach((name, tensor) -> stored.addAll(StoredTensor.of(name, tensor, store)));
    stored.sort(Comparator.comparingInt(tensor -> -tensor.entryBytes())); // keeps them aligned
    DurableFile.replace(file, bytes(metadata, stored));
  }

  private static ByteBuffer bytes(Map<String, String> metadata, List<StoredTensor> tensors)
      throws IOException {
    byte[] header = header(metadata, tensors);
    long size = header.length;
    for (StoredTensor tensor : tensors) {
      size += tensor.bytes().length;
    }
    int json = header.length - SafetensorsHeader.LENGTH_BYTES;
    if (json > SafetensorsHeader.MAX_BYTES || size > SafetensorsHeader.MAX_FILE_BYTES) {
      throw new IOException(
          "model is " + size + " bytes with a header of " + json + "; limits are 2 GB and 100 MB");
    }
    ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(header);
    tensors.forEach(tensor -> out.put(tensor.bytes()));
    byte[] digest = new Sha256().update(out.array()).hex().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digest, 0, out.array(), DIGEST_AT, digest.length);
    return out.flip();
  }

  private static byte[] header(Map<String, String> metadata, List<StoredTensor> tensors)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(CHECKSUM, ZEROS);
    all.putAll(metadata);
    HeaderWriter header = new HeaderWriter(all);
    tensors.forEach(t -> header.add(t.name(), t.type(), t.rows(), t.columns()));
    return header.bytes();
  }

  /** Reads and checks a file that {@link #write} wrote. */
  static Safetensors read(Path file) {
    return read(file.toString(), load(file));
  }

  /** Reads and checks a stream with the content of such a file. */
  static Safetensors read(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(SafetensorsHeader.MAX_FILE_BYTES);
      if (!beginsLikeAModel(
          Arrays.copyOf(bytes, Math.min(bytes.length, DIGEST_AT)), bytes.length)) {
        throw noModel(STREAM);
      }
      return read(STREAM, bytes);
    } catch (IOException e) {
      throw new ModelException(STREAM + ": can't be read (" + ModelFile.reason(e) + ")", e);
    }
  }

  /** Checks the checksum on one thread and reads the content on another. */
  private static Safetensors read(String file, byte[] bytes) {
    CompletableFuture<Boolean> intact =
        CompletableFuture.supplyAsync(() -> isIntact(bytes), Safetensors::start);
    Safetensors content;
    try {
      content = content(file, bytes);
    } catch (ModelException e) {
      throw intact.join() ? e : damaged(file);
    }
    if (!intact.join()) {
      throw damaged(file);
    }
    return content;
  }

  /** Runs a task on a thread of its own, since those of the common pool may be busy for long. */
  private static void start(Runnable task) {
    new Thread(task, "unfold-checksum").start();
  }

  private static ModelException damaged(String file) {
    return new DamagedModelException(
        file + ": damaged (its checksum doesn't fit its bytes); copy it again, or train it again");
  }

  private static Safetensors content(String file, byte[] bytes) {
    try {
      SafetensorsHeader header = SafetensorsHeader.read(bytes, SafetensorsRules.EXACT);
      Map<String, StoredTensor> stored = new LinkedHashMap<>();
      header.tensors().forEach((name, entry) -> stored.put(name, stored(name, entry, bytes)));
      return of(file, header.metadata(), stored);
    } catch (SafetensorsException e) {
      throw new DamagedModelException(file + ": " + e.getMessage() + "; not a model of Unfold", e);
    }
  }

  private static StoredTensor stored(String name, TensorEntry entry, byte[] bytes) {
    return new StoredTensor(
        name,
        entry.type(),
        entry.rows(),
        entry.columns(),
        Arrays.copyOfRange(bytes, entry.from(), entry.to()));
  }

  private static Safetensors of(
      String file, Map<String, String> metadata, Map<String, StoredTensor> stored) {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, StoredTensor> rest = new LinkedHashMap<>(stored);
    for (StoredTensor tensor : stored.values()) {
      if (tensor.isWhole()) {
        StoredTensor scales = rest.remove(tensor.name() + StoredTensor.SCALE);
        if (scales == null || !scales.isScaleOf(tensor)) {
          throw new DamagedModelException(
              file
                  + ": tensor "
                  + tensor.name()
                  + " has type I8, but there is no tensor "
                  + tensor.name()
                  + StoredTensor.SCALE
                  + " with one F32 a row; not a model of Unfold");
        }
        rest.remove(tensor.name());
        tensors.put(tensor.name(), tensor.value(scales));
        types.put(tensor.name(), tensor.typeName());
      }
    }
    for (StoredTensor tensor : rest.values()) {
      tensors.put(tensor.name(), tensor.value());
      types.put(tensor.name(), tensor.typeName());
    }
    return new Safetensors(metadata, tensors, types);
  }

  /** The bytes of a file; one that does not begin like a model is refused before it is read whole. */
  private static byte[] load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] start = in.readNBytes(DIGEST_AT);
      if (!beginsLikeAModel(start, size)) {
        throw noModel(file.toString());
      }
      byte[] bytes = Arrays.copyOf(start, (int) size);
      in.readNBytes(bytes, DIGEST_AT, bytes.length - DIGEST_AT);
      return bytes;
    } catch (NoSuchFileException e) {
      throw new MissingModelException(
          file + ": no such file; check the path, or train a model first", e);
    } catch (IOException e) {
      throw new ModelException(file + ": can't be read (" + ModelFile.reason(e) + ")", e);
    }
  }

  private static ModelException noModel(String file) {
    return new DamagedModelException(
        file
            + ": not a model of Unfold (expected a safetensors file that begins with its checksum);"
            + " train one first");
  }

  private static boolean beginsLikeAModel(byte[] start, long size) {
    if (start.length < DIGEST_AT || size > SafetensorsHeader.MAX_FILE_BYTES) {
      return false;
    }
    long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return header >= PREFIX.length() + ZEROS.length()
        && header <= Math.min(SafetensorsHeader.MAX_BYTES, size - SafetensorsHeader.LENGTH_BYTES)
        && new String(
                start, SafetensorsHeader.LENGTH_BYTES, PREFIX.length(), StandardCharsets.US_ASCII)
            .equals(PREFIX);
  }

  private static boolean isIntact(byte[] bytes) {
    int after = DIGEST_AT + ZEROS.length();
    String expected =
        new Sha256()
            .update(bytes, 0, DIGEST_AT)
            .update(ZEROS)
            .update(bytes, after, bytes.length - after)
            .hex();
    String found = new String(bytes, DIGEST_AT, ZEROS.length(), StandardCharsets.US_ASCII);
    return expected.equals(found);
  }

  /** A list of strings as one JSON string. */
  static String list(List<String> entries) {
    return JsonList.write(entries);
  }

  /** The list of strings that {@link #list(List)} wrote. */
  static List<String> list(String file, String field, String text) {
    return JsonList.read(text)
        .orElseThrow(
            () ->
                new DamagedModelException(file + ": " + field + " is not a JSON list of strings"));
  }
}
