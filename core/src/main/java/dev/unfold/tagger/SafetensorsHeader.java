package dev.unfold.tagger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the header of a safetensors file and the tensors that it lists, in the order and without holes. */
final class SafetensorsHeader {
  private final Path file;
  private final JsonParser json;

  SafetensorsHeader(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  Safetensors read(ByteBuffer in, int dataStart) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    long offset = 0;
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (name.equals("__metadata__")) {
        metadata(metadata);
      } else {
        Matrix tensor = tensor(name, offset, in, dataStart);
        tensors.put(name, tensor);
        offset += (long) tensor.size() * tensor.dtype().bytes();
      }
    }
    if (json.nextToken() != null || dataStart + offset != in.limit()) {
      throw error(
          "the tensors end at byte " + (dataStart + offset) + ", the file at byte " + in.limit());
    }
    return new Safetensors(metadata, tensors);
  }

  private void metadata(Map<String, String> into) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(JsonToken.VALUE_STRING, "a string for " + name);
      into.put(name, json.getText());
    }
  }

  private Matrix tensor(String name, long offset, ByteBuffer in, int dataStart) throws IOException {
    String code = "";
    long[] shape = {};
    long[] offsets = {};
    expect(JsonToken.START_OBJECT, "an object for tensor " + name);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (json.currentName()) {
        case "dtype" -> {
          expect(JsonToken.VALUE_STRING, "a type for tensor " + name);
          code = json.getText();
        }
        case "shape" -> shape = pair(name);
        case "data_offsets" -> offsets = pair(name);
        default -> throw error("tensor " + name + " has a field " + json.currentName());
      }
    }
    DType dtype = dtype(name, code);
    boolean sized =
        shape.length == 2
            && shape[0] >= 0
            && shape[1] >= 0
            && shape[0] * Math.max(1, shape[1]) <= in.limit();
    long end = sized ? offset + shape[0] * shape[1] * dtype.bytes() : -1;
    if (!sized
        || offsets.length != 2
        || offsets[0] != offset
        || offsets[1] != end
        || dataStart + end > in.limit()) {
      throw error("tensor " + name + " doesn't lie where its shape and the tensor before it say");
    }
    Matrix matrix = Matrix.zeros(dtype, (int) shape[0], (int) shape[1]);
    return matrix.read(in.position((int) (dataStart + offset)));
  }

  private DType dtype(String name, String code) {
    for (DType dtype : DType.values()) {
      if (dtype.code().equals(code)) {
        return dtype;
      }
    }
    throw error("tensor " + name + " has type \"" + code + "\", expected F32 or F64");
  }

  private long[] pair(String name) throws IOException {
    expect(JsonToken.START_ARRAY, "two numbers for tensor " + name);
    long[] pair = new long[2];
    for (int i = 0; i < 2; i++) {
      expect(JsonToken.VALUE_NUMBER_INT, "two whole numbers for tensor " + name);
      pair[i] = json.getIntValue();
    }
    expect(JsonToken.END_ARRAY, "two numbers for tensor " + name);
    return pair;
  }

  private void expect(JsonToken token, String what) throws IOException {
    if (json.nextToken() != token) {
      throw error("the header holds " + json.currentToken() + ", expected " + what);
    }
  }

  private ModelException error(String what) {
    return new ModelException(file + ": " + what + "; not a model of Unfold");
  }
}
