package dev.unfold.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.unfold.tagger.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A safetensors file as PyTorch's users read and write it: tensors of one or two dimensions, by name.
 *
 * <p>Unlike a model file it has no checksum, and its tensors lie in whatever order their writer liked. Reading one runs no
 * code. Source of the format: the safetensors project, https://github.com/huggingface/safetensors.
 */
final class TensorFile {
  private static final int LENGTH = 8;
  private static final int ALIGNED = 8;
  private static final int MAX_FILE = Integer.MAX_VALUE - 8;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private TensorFile() {}

  /**
   * The bytes of a file.
   *
   * @throws ModelException if there are more than 2 GB
   */
  static byte[] bytes(Map<String, String> metadata, Map<String, TorchTensor> tensors) {
    byte[] header = header(metadata, tensors);
    long size =
        LENGTH + header.length + tensors.values().stream().mapToLong(TensorFile::size).sum();
    if (size > MAX_FILE) {
      throw new ModelException("the weights are " + size + " bytes, expected at most 2 GB");
    }
    ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header);
    tensors.values().forEach(tensor -> tensor.values().write(out));
    return out.array();
  }

  private static long size(TorchTensor tensor) {
    return (long) tensor.values().size() * tensor.dtype().bytes();
  }

  /** With blanks behind it, so that the tensors begin at a multiple of eight bytes. */
  private static byte[] header(Map<String, String> metadata, Map<String, TorchTensor> tensors) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("__metadata__");
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      long offset = 0;
      for (Map.Entry<String, TorchTensor> entry : tensors.entrySet()) {
        TorchTensor tensor = entry.getValue();
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", tensor.dtype().code());
        json.writeFieldName("shape");
        json.writeArray(tensor.shape(), 0, tensor.shape().length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {offset, offset + size(tensor)}, 0, 2);
        json.writeEndObject();
        offset += size(tensor);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    byte[] header = text.toByteArray();
    int length = (header.length + ALIGNED - 1) / ALIGNED * ALIGNED;
    byte[] padded = Arrays.copyOf(header, length);
    Arrays.fill(padded, header.length, length, (byte) ' ');
    return padded;
  }

  /**
   * Reads a file.
   *
   * @throws ModelException if it is none, or holds a tensor of another type or of more than two dimensions
   */
  static Map<String, TorchTensor> read(Path file) {
    byte[] bytes = load(file);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.length < LENGTH ? -1 : in.getLong();
    if (length < 2 || length > bytes.length - LENGTH) {
      throw new ModelException(
          file
              + ": not a safetensors file (no header of a length that fits); expected one that"
              + " safetensors.torch.save_file wrote");
    }
    String header = new String(bytes, LENGTH, (int) length, StandardCharsets.UTF_8);
    try {
      in.position(LENGTH + (int) length);
      return new TensorHeader(file, JSON.createParser(header), in.slice().order(in.order())).read();
    } catch (IOException e) {
      throw new ModelException(
          file
              + ": the header is not the JSON of a safetensors file ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
  }

  private static byte[] load(Path file) {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new ModelException(file + ": has more than the 2 GB that can be read");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ModelException(file + ": no such file; check the path", e);
    } catch (IOException e) {
      throw new ModelException(file + ": can't be read (" + e.getMessage() + ")", e);
    }
  }
}
