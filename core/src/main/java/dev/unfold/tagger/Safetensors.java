package dev.unfold.tagger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.unfold.matrix.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A safetensors file: metadata of strings, and two-dimensional tensors by name.
 *
 * <pre>{@code
 *   8 bytes   length of the header, little-endian
 *   header    JSON: {"__metadata__":{"sha256":"…", …}, "W_e":{"dtype":"F64","shape":[V,E],"data_offsets":[0,n]}, …}
 *   data      the tensors one behind the other, row-major, little-endian, without holes
 * }</pre>
 *
 * <p>The first entry of the metadata is the SHA-256 of the whole file with that entry's digits set to 0: every byte of
 * the file is covered. Source of the format: the safetensors project, https://github.com/huggingface/safetensors.
 */
record Safetensors(Map<String, String> metadata, Map<String, Matrix> tensors) {
  private static final int MAX_HEADER = 100_000_000;
  private static final int MAX_FILE = Integer.MAX_VALUE - 8;
  private static final String PREFIX = "{\"__metadata__\":{\"sha256\":\"";
  private static final String ZEROS = "0".repeat(64);
  private static final int DIGEST_AT = 8 + PREFIX.length();

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(MAX_HEADER)
                  .maxNumberLength(32)
                  .build())
          .build();

  /** Writes the file beside its place, forces it to disk, and moves it into place. */
  void write(Path file) throws IOException {
    DurableFile.replace(file, bytes());
  }

  private ByteBuffer bytes() throws IOException {
    byte[] header = header();
    long size = 8L + header.length;
    for (Matrix tensor : tensors.values()) {
      size += (long) tensor.size() * tensor.dtype().bytes();
    }
    if (header.length > MAX_HEADER || size > MAX_FILE) {
      throw new IOException(
          "a model of "
              + size
              + " bytes, its words "
              + header.length
              + "; at most 2 GB and 100 MB can be read back");
    }
    ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header);
    tensors.values().forEach(tensor -> tensor.write(out));
    byte[] digest =
        HexFormat.of().formatHex(sha256().digest(out.array())).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digest, 0, out.array(), DIGEST_AT, digest.length);
    return out.flip();
  }

  private byte[] header() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("__metadata__");
      json.writeStringField("sha256", ZEROS);
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      long offset = 0;
      for (Map.Entry<String, Matrix> entry : tensors.entrySet()) {
        Matrix tensor = entry.getValue();
        long end = offset + (long) tensor.size() * tensor.dtype().bytes();
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", tensor.dtype().code());
        json.writeFieldName("shape");
        json.writeArray(new int[] {tensor.rows(), tensor.columns()}, 0, 2);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {offset, end}, 0, 2);
        json.writeEndObject();
        offset = end;
      }
      json.writeEndObject();
    }
    return padded(utf8(text.toString()));
  }

  private static byte[] utf8(String text) throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException e) {
      throw new IOException("a word or tag holds half a surrogate pair, no character", e);
    }
  }

  /** With blanks behind it, so that the tensors begin at a multiple of eight bytes. */
  private static byte[] padded(byte[] header) {
    byte[] padded = Arrays.copyOf(header, (header.length + 7) / 8 * 8);
    Arrays.fill(padded, header.length, padded.length, (byte) ' ');
    return padded;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads and checks a file that {@link #write} wrote: its checksum on one thread, what it holds on another. */
  static Safetensors read(Path file) {
    byte[] bytes = load(file);
    CompletableFuture<Boolean> intact = CompletableFuture.supplyAsync(() -> isIntact(bytes));
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

  private static ModelException damaged(Path file) {
    return new ModelException(
        file + ": damaged (its checksum doesn't fit its bytes); copy it again, or train it again");
  }

  private static Safetensors content(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) in.getLong();
    try {
      return new SafetensorsHeader(file, JSON.createParser(bytes, 8, length)).read(in, 8 + length);
    } catch (IOException e) {
      throw new ModelException(
          file
              + ": the header is not the JSON of a safetensors file ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
  }

  /** The bytes of a file; one that does not begin like a model is refused before it is read whole. */
  private static byte[] load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] start = in.readNBytes(DIGEST_AT);
      if (!beginsLikeAModel(start, size)) {
        throw new ModelException(
            file
                + ": not a model of Unfold (expected a safetensors file that begins with its checksum); train one with: unfold train");
      }
      byte[] bytes = Arrays.copyOf(start, (int) size);
      in.readNBytes(bytes, DIGEST_AT, bytes.length - DIGEST_AT);
      return bytes;
    } catch (NoSuchFileException e) {
      throw new ModelException(
          file + ": no such file; check the path, or train a model with: unfold train", e);
    } catch (IOException e) {
      throw new ModelException(file + ": can't be read (" + ModelFile.reason(e) + ")", e);
    }
  }

  private static boolean beginsLikeAModel(byte[] start, long size) {
    if (start.length < DIGEST_AT || size > MAX_FILE) {
      return false;
    }
    long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return header >= PREFIX.length() + ZEROS.length()
        && header <= Math.min(MAX_HEADER, size - 8)
        && new String(start, 8, PREFIX.length(), StandardCharsets.US_ASCII).equals(PREFIX);
  }

  private static boolean isIntact(byte[] bytes) {
    MessageDigest digest = sha256();
    int behind = DIGEST_AT + ZEROS.length();
    digest.update(bytes, 0, DIGEST_AT);
    digest.update(ZEROS.getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes, behind, bytes.length - behind);
    String found = new String(bytes, DIGEST_AT, ZEROS.length(), StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(digest.digest()).equals(found);
  }

  /** A list of strings as one JSON string. */
  static String list(List<String> entries) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (String entry : entries) {
        json.writeString(entry);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }

  /** The list of strings that {@link #list(List)} wrote. */
  static List<String> list(String file, String field, String text) {
    List<String> entries = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      boolean good = json.nextToken() == JsonToken.START_ARRAY;
      while (good && json.nextToken() == JsonToken.VALUE_STRING) {
        entries.add(json.getText());
      }
      if (good && json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null) {
        return entries;
      }
    } catch (IOException e) {
      throw new ModelException(file + ": " + field + " is not a JSON list of strings", e);
    }
    throw new ModelException(file + ": " + field + " is not a JSON list of strings");
  }
}
