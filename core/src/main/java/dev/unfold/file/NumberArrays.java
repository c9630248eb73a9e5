package dev.unfold.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Arrays of numbers by name in JSON, one at a time: {@code {"dimensions": 2, "vectors": {"the": [0.1, 0.2], …}}}.
 *
 * <p>Numbers after the first {@code dimensions} of an array are left out; without that entry every array must be as long as
 * the first. An {@link IOException} says what was found and expected; its message has no name of a file.
 */
public final class NumberArrays {
  private static final String WIDTH = "dimensions";
  private static final String ARRAYS = "vectors";

  private final JsonParser json;
  private int width;
  private boolean announced;
  private boolean begun;
  private boolean pending;
  private String name = "";
  private float[] numbers = new float[0];

  /** The arrays of a stream, which is not closed. */
  public NumberArrays(InputStream in) throws IOException {
    this.json = new JsonFactory().createParser(in);
  }

  /**
   * Moves to the next array; false at the end.
   *
   * @throws IOException if the JSON is not as expected
   */
  public boolean advance() throws IOException {
    try {
      skip();
      if (!begun) {
        begin();
      }
      if (json.nextToken() != JsonToken.FIELD_NAME) {
        return false;
      }
      name = json.currentName();
      pending = true;
      if (width == 0) {
        width = read().length;
      }
      return true;
    } catch (JsonProcessingException e) {
      throw new IOException("is not JSON: " + OneLine.of(e.getOriginalMessage()), e);
    }
  }

  private void skip() throws IOException {
    if (pending) {
      pending = false;
      expect(json.nextToken(), JsonToken.START_ARRAY, "an array of numbers");
      json.skipChildren();
    }
  }

  private void begin() throws IOException {
    expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals(WIDTH) && value == JsonToken.VALUE_NUMBER_INT) {
        width = json.getIntValue();
        announced = true;
      } else if (key.equals(ARRAYS)) {
        expect(value, JsonToken.START_OBJECT, "an object with an array of numbers for each word");
        begun = true;
        return;
      } else {
        json.skipChildren();
      }
    }
    throw new IOException("has no " + ARRAYS + ", expected an object with an array for each word");
  }

  private float[] read() throws IOException {
    pending = false;
    expect(json.nextToken(), JsonToken.START_ARRAY, "an array of numbers");
    float[] read = new float[Math.max(16, width)];
    int count = 0;
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      if (t == null || !t.isNumeric()) {
        throw unexpected(t, "a number in the array of " + OneLine.quote(name));
      }
      read = count < read.length || announced ? read : Arrays.copyOf(read, 2 * count);
      if (count < read.length) {
        read[count] = json.getFloatValue();
      }
      count++;
    }
    if (width > 0 && (announced ? count < width : count != width)) {
      throw new IOException(OneLine.quote(name) + " has " + count + " numbers, expected " + width);
    }
    numbers = Arrays.copyOf(read, width == 0 ? count : width);
    return numbers;
  }

  private void expect(JsonToken found, JsonToken wanted, String what) throws IOException {
    if (found != wanted) {
      throw unexpected(found, what);
    }
  }

  private IOException unexpected(JsonToken found, String what) throws IOException {
    String text = found == null ? "the end" : OneLine.quote(json.getText());
    return new IOException("found " + text + ", expected " + what);
  }

  /** The name of the array. */
  public String name() {
    return name;
  }

  /** The number of numbers in an array; 0 before the first. */
  public int width() {
    return width;
  }

  /** The line on which reading stands, counted from 1. */
  public int line() {
    return json.currentLocation().getLineNr();
  }

  /**
   * The numbers of the array.
   *
   * @throws IOException if the JSON is not as expected
   */
  public float[] numbers() throws IOException {
    try {
      return pending ? read() : numbers;
    } catch (JsonProcessingException e) {
      throw new IOException("is not JSON: " + OneLine.of(e.getOriginalMessage()), e);
    }
  }
}
