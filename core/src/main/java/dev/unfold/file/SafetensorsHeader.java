package dev.unfold.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header of a safetensors file: metadata of strings, and the type, shape and place of every tensor.
 *
 * <pre>{@code
 *   8 bytes   length of the header, little-endian
 *   header    JSON: {"__metadata__":{"name":"text", …}, "W_e":{"dtype":"F64","shape":[V,E],"data_offsets":[0,n]}, …}
 *   data      the tensors, row-major, little-endian
 * }</pre>
 *
 * <p>Source: the safetensors project, https://github.com/huggingface/safetensors.
 *
 * @param metadata text by name, in the order of the file
 * @param tensors tensors by name, in the order of the file
 */
public record SafetensorsHeader(Map<String, String> metadata, Map<String, TensorEntry> tensors) {
  /** How many bytes the length of the header takes. */
  public static final int LENGTH_BYTES = 8;

  /** The longest header that is read or written, in bytes. */
  public static final int MAX_BYTES = 100_000_000;

  /** The longest file that is read or written, in bytes. */
  public static final int MAX_FILE_BYTES = Integer.MAX_VALUE - 8;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(MAX_BYTES)
                  .maxNumberLength(32)
                  .build())
          .build();

  /** Keeps the order of the entries. */
  public SafetensorsHeader {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads the header of a file.
   *
   * @param file all bytes of the file
   * @throws SafetensorsException if the length does not fit, the header is not JSON, or a tensor breaks the rules
   */
  public static SafetensorsHeader read(byte[] file, SafetensorsRules rules)
      throws SafetensorsException {
    long length =
        file.length < LENGTH_BYTES
            ? -1
            : ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > file.length - LENGTH_BYTES) {
      throw new SafetensorsException("not a safetensors file (no header of a length that fits)");
    }
    int dataStart = LENGTH_BYTES + (int) length;
    try (JsonParser json = JSON.createParser(file, LENGTH_BYTES, (int) length)) {
      return new HeaderReader(json, rules, dataStart, file.length).read();
    } catch (SafetensorsException e) {
      throw e;
    } catch (IOException e) {
      throw new SafetensorsException(
          "the header is not the JSON of a safetensors file (" + e.getClass().getSimpleName() + ")",
          e);
    }
  }
}
