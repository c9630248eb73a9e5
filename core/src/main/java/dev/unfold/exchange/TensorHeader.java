package dev.unfold.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the header of a {@link TensorFile} and the tensors that it lists. */
final class TensorHeader {
  private final Path file;
  private final JsonParser json;
  private final ByteBuffer data;

  /**
   * A header.
   *
   * @param data all that follows it
   */
  TensorHeader(Path file, JsonParser json, ByteBuffer data) {
    this.file = file;
    this.json = json;
    this.data = data;
  }

  Map<String, TorchTensor> read() throws IOException {
    Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (name.equals("__metadata__")) {
        expect(JsonToken.START_OBJECT, "an object of metadata");
        json.skipChildren();
      } else {
        tensors.put(name, tensor(name));
      }
    }
    return tensors;
  }

  private TorchTensor tensor(String name) throws IOException {
    String code = "";
    List<Long> shape = List.of();
    List<Long> place = List.of();
    expect(JsonToken.START_OBJECT, "an object for tensor " + name);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (json.currentName()) {
        case "dtype" -> code = json.nextTextValue();
        case "shape" -> shape = numbers(name);
        case "data_offsets" -> place = numbers(name);
        default -> throw error(name, "has a field " + json.currentName());
      }
    }
    return tensor(name, dtype(name, code), shape, place);
  }

  private TorchTensor tensor(String name, DType dtype, List<Long> shape, List<Long> place) {
    if (shape.isEmpty() || shape.size() > 2) {
      throw error(name, "has the shape " + shape + ", expected one or two dimensions");
    }
    long columns = shape.get(shape.size() - 1);
    long rows = shape.size() == 1 ? 1 : shape.get(0);
    boolean sized = rows >= 0 && columns >= 0 && rows * Math.max(1, columns) <= data.limit();
    long bytes = sized ? rows * columns * dtype.bytes() : -1;
    if (!sized
        || place.size() != 2
        || place.get(0) < 0
        || place.get(1) > data.limit()
        || place.get(1) - place.get(0) != bytes) {
      throw error(name, "doesn't lie where its shape says: " + shape + " at bytes " + place);
    }
    Matrix values = Matrix.zeros(dtype, (int) rows, (int) columns);
    values.read(data.position(Math.toIntExact(place.get(0))));
    return new TorchTensor(values, shape.size() == 1);
  }

  private DType dtype(String name, String code) {
    for (DType dtype : DType.values()) {
      if (dtype.code().equals(code)) {
        return dtype;
      }
    }
    throw error(name, "has the type \"" + code + "\", expected F32 or F64 (tensor.float())");
  }

  private List<Long> numbers(String name) throws IOException {
    List<Long> numbers = new ArrayList<>();
    expect(JsonToken.START_ARRAY, "numbers for tensor " + name);
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      numbers.add(json.getLongValue());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw error(name, "has " + json.currentToken() + " where a whole number is expected");
    }
    return numbers;
  }

  private void expect(JsonToken token, String what) throws IOException {
    if (json.nextToken() != token) {
      throw new ModelException(
          file + ": the header holds " + json.currentToken() + ", expected " + what);
    }
  }

  private ModelException error(String name, String what) {
    return new ModelException(file + ": tensor " + name + " " + what);
  }
}
