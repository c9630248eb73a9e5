package dev.unfold.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of a {@link SafetensorsHeader} and checks each tensor as soon as it is read. */
final class HeaderReader {
  private static final String METADATA = "__metadata__";

  private final JsonParser json;
  private final SafetensorsRules rules;
  private final int dataStart;
  private final int fileEnd;
  private int end;

  HeaderReader(JsonParser json, SafetensorsRules rules, int dataStart, int fileEnd) {
    this.json = json;
    this.rules = rules;
    this.dataStart = dataStart;
    this.fileEnd = fileEnd;
    this.end = dataStart;
  }

  SafetensorsHeader read() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (name.equals(METADATA)) {
        readMetadata(metadata);
      } else {
        TensorEntry tensor = tensor(name);
        tensors.put(name, tensor);
        end = tensor.to();
      }
    }
    if (rules == SafetensorsRules.EXACT && (json.nextToken() != null || end != fileEnd)) {
      throw new SafetensorsException(
          "the tensors end at byte " + end + ", the file at byte " + fileEnd);
    }
    return new SafetensorsHeader(metadata, tensors);
  }

  private void readMetadata(Map<String, String> into) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(JsonToken.VALUE_STRING, "a string for " + name);
      into.put(name, json.getText());
    }
  }

  private TensorEntry tensor(String name) throws IOException {
    String type = "";
    List<Long> shape = List.of();
    List<Long> place = List.of();
    expect(JsonToken.START_OBJECT, "an object for tensor " + name);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (json.currentName()) {
        case "dtype" -> {
          expect(JsonToken.VALUE_STRING, "a type for tensor " + name);
          type = json.getText();
        }
        case "shape" -> shape = numbers(name);
        case "data_offsets" -> place = numbers(name);
        default -> throw error(name, "has a field " + json.currentName());
      }
    }
    if (!rules.types.contains(type)) {
      throw error(name, "has type \"" + type + "\", expected " + rules.expectedTypes);
    }
    if (shape.size() < rules.dimensions || shape.size() > 2) {
      throw error(name, "has the shape " + shape + ", expected " + rules.shapes);
    }
    return placed(name, type, shape, place);
  }

  private TensorEntry placed(String name, String type, List<Long> shape, List<Long> place)
      throws SafetensorsException {
    boolean exact = rules == SafetensorsRules.EXACT;
    long bytes = bytes(type, shape);
    boolean fits =
        bytes >= 0
            && place.size() == 2
            && place.get(0) >= 0
            && place.get(1) - place.get(0) == bytes
            && place.get(1) <= fileEnd - dataStart
            && (!exact || dataStart + place.get(0) == end);
    if (!fits) {
      throw error(
          name,
          "doesn't lie where its shape"
              + (exact ? " and the tensor before it say: " : " says: ")
              + shape
              + " at bytes "
              + place);
    }
    int from = dataStart + Math.toIntExact(place.get(0));
    return new TensorEntry(type, shape, from, from + (int) bytes);
  }

  /** How many bytes a tensor takes; -1 if that is negative or more than the file has. */
  private long bytes(String type, List<Long> shape) {
    long numbers = 1;
    for (long size : shape) {
      if (size < 0 || size > Integer.MAX_VALUE) {
        return -1;
      }
      numbers *= Math.max(1, size);
    }
    return numbers > fileEnd ? -1 : shape.contains(0L) ? 0 : numbers * TensorEntry.bytes(type);
  }

  private List<Long> numbers(String name) throws IOException {
    boolean exact = rules == SafetensorsRules.EXACT;
    int most = exact ? 2 : Integer.MAX_VALUE;
    List<Long> numbers = new ArrayList<>();
    String expected = rules.numbers + " for tensor " + name;
    expect(JsonToken.START_ARRAY, expected);
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT && numbers.size() < most) {
      numbers.add(json.getLongValue());
    }
    if (json.currentToken() != JsonToken.END_ARRAY || exact && numbers.size() < most) {
      throw unexpected(expected);
    }
    return numbers;
  }

  private void expect(JsonToken token, String what) throws IOException {
    if (json.nextToken() != token) {
      throw unexpected(what);
    }
  }

  private SafetensorsException unexpected(String expected) {
    return new SafetensorsException(
        "the header holds " + json.currentToken() + ", expected " + expected);
  }

  private static SafetensorsException error(String name, String what) {
    return new SafetensorsException("tensor " + name + " " + what);
  }
}
