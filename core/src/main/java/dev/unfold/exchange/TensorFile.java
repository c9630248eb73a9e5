package dev.unfold.exchange;

import dev.unfold.file.HeaderWriter;
import dev.unfold.file.SafetensorsException;
import dev.unfold.file.SafetensorsHeader;
import dev.unfold.file.SafetensorsRules;
import dev.unfold.file.TensorEntry;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A safetensors file as PyTorch reads and writes it: tensors of one or two dimensions, by name.
 *
 * <p>Unlike a model file it has no checksum, and its tensors lie in any order. Reading one runs no code. Layout: {@link
 * SafetensorsHeader}.
 */
final class TensorFile {
  private TensorFile() {}

  /**
   * The bytes of a file.
   *
   * @throws ModelException if there are more than 2 GB
   */
  static byte[] bytes(Map<String, String> metadata, Map<String, TorchTensor> tensors) {
    HeaderWriter writer = new HeaderWriter(metadata);
    tensors.forEach((name, tensor) -> writer.add(name, tensor.dtype().code(), tensor.shape()));
    byte[] header;
    try {
      header = writer.bytes();
    } catch (IOException e) {
      throw new ModelException("the weights can't be written (" + e.getMessage() + ")", e);
    }
    long size = header.length + writer.dataBytes();
    if (size > SafetensorsHeader.MAX_FILE_BYTES) {
      throw new ModelException("the weights are " + size + " bytes, expected at most 2 GB");
    }
    ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(header);
    tensors.values().forEach(tensor -> tensor.values().write(out));
    return out.array();
  }

  /**
   * Reads a file.
   *
   * @throws ModelException if it is not a safetensors file, or holds a tensor of another type or of more than two
   *     dimensions
   */
  static Map<String, TorchTensor> read(Path file) {
    byte[] bytes = load(file);
    try {
      SafetensorsHeader header = SafetensorsHeader.read(bytes, SafetensorsRules.LENIENT);
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      Map<String, TorchTensor> tensors = new LinkedHashMap<>();
      header.tensors().forEach((name, entry) -> tensors.put(name, tensor(entry, in)));
      return tensors;
    } catch (SafetensorsException e) {
      throw new ModelException(
          file + ": " + e.getMessage() + "; expected a file of safetensors.torch.save_file", e);
    }
  }

  private static TorchTensor tensor(TensorEntry entry, ByteBuffer in) {
    Matrix values =
        Matrix.zeros(DType.ofCode(entry.type()), entry.rows(), entry.columns())
            .read(in.position(entry.from()));
    return new TorchTensor(values, entry.isVector());
  }

  private static byte[] load(Path file) {
    try {
      if (Files.size(file) > SafetensorsHeader.MAX_FILE_BYTES) {
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
