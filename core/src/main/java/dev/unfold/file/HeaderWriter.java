package dev.unfold.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the header of a safetensors file whose tensors follow each other without holes. */
public final class HeaderWriter {
  private static final int ALIGNED = 8;

  private record Tensor(String name, String type, int[] shape, long bytes) {}

  private final Map<String, String> metadata;
  private final List<Tensor> tensors = new ArrayList<>();
  private long dataBytes;

  /** A header with metadata and no tensors yet. */
  public HeaderWriter(Map<String, String> metadata) {
    this.metadata = new LinkedHashMap<>(metadata);
  }

  /**
   * Adds a tensor, which follows those added before.
   *
   * @param type the type of its numbers: {@code F64}, {@code F32}, {@code F16} or {@code I8}
   * @param shape its sizes
   */
  public void add(String name, String type, int... shape) {
    long bytes = TensorEntry.bytes(type);
    for (int size : shape) {
      bytes *= size;
    }
    tensors.add(new Tensor(name, type, shape.clone(), bytes));
    dataBytes += bytes;
  }

  /** How many bytes the tensors take. */
  public long dataBytes() {
    return dataBytes;
  }

  /**
   * The length and the JSON, padded with blanks so that the tensors begin at a multiple of eight bytes.
   *
   * @throws IOException if a text holds half a surrogate pair
   */
  public byte[] bytes() throws IOException {
    byte[] text = utf8(json());
    int length = (text.length + ALIGNED - 1) / ALIGNED * ALIGNED;
    ByteBuffer out =
        ByteBuffer.allocate(SafetensorsHeader.LENGTH_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(length).put(text);
    while (out.hasRemaining()) {
      out.put((byte) ' ');
    }
    return out.array();
  }

  private String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafetensorsHeader.JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("__metadata__");
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      long offset = 0;
      for (Tensor tensor : tensors) {
        write(tensor, offset, json);
        offset += tensor.bytes();
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(Tensor tensor, long offset, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(tensor.name());
    json.writeStringField("dtype", tensor.type());
    json.writeFieldName("shape");
    json.writeArray(tensor.shape(), 0, tensor.shape().length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {offset, offset + tensor.bytes()}, 0, 2);
    json.writeEndObject();
  }

  private static byte[] utf8(String text) throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return encoded;
    } catch (CharacterCodingException e) {
      throw new IOException("a word or tag holds half a surrogate pair, no character", e);
    }
  }
}
