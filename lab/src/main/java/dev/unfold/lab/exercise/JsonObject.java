package dev.unfold.lab.exercise;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a JSON file. A missing or unsuitable value is an error that names the file and the field.
 *
 * @param place the file, and the place in it
 * @param fields texts, numbers, lists and objects by name
 */
record JsonObject(String place, Map<String, Object> fields) {
  /** Parses a file that holds one object. */
  static JsonObject parse(String file, String text) {
    try (JsonParser in = new JsonFactory().createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new ExerciseException(file + ": expected an object, {…}, found " + in.getText());
      }
      return object(file, in);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ExerciseException(file + ":" + line + ": is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new ExerciseException(file + ": can't be read (" + e.getMessage() + ")");
    }
  }

  private static JsonObject object(String place, JsonParser in) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, value(place + ": " + name, in));
    }
    return new JsonObject(place, fields);
  }

  private static Object value(String place, JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(place, in);
      case START_ARRAY -> list(place, in);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      default -> in.getText();
    };
  }

  private static List<Object> list(String place, JsonParser in) throws IOException {
    List<Object> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(place + "[" + values.size() + "]", in));
    }
    return values;
  }

  private <T> Optional<T> find(String name, Class<T> type, String expected) {
    Object value = fields.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new ExerciseException(
          place + ": " + name + ": found " + value + ", expected " + expected);
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  private ExerciseException missing(String name, String expected) {
    return new ExerciseException(place + ": has no \"" + name + "\"; expected " + expected);
  }

  /** A text that has to be there. */
  String text(String name) {
    return find(name, String.class, "a text").orElseThrow(() -> missing(name, "a text"));
  }

  /** A text, or another one if it is not there. */
  String text(String name, String otherwise) {
    return find(name, String.class, "a text").orElse(otherwise);
  }

  /** A number that has to be there. */
  double number(String name) {
    return find(name, Double.class, "a number").orElseThrow(() -> missing(name, "a number"));
  }

  /** An object that has to be there. */
  JsonObject object(String name) {
    return find(name, JsonObject.class, "an object")
        .orElseThrow(() -> missing(name, "an object, {…}"));
  }

  /** The values of a list that has to be there, all of one type. */
  <T> List<T> list(String name, Class<T> type) {
    List<?> values =
        find(name, List.class, "a list").orElseThrow(() -> missing(name, "a list, […]"));
    for (Object value : values) {
      if (!type.isInstance(value)) {
        throw new ExerciseException(place + ": " + name + ": unexpected value " + value);
      }
    }
    return values.stream().map(type::cast).toList();
  }

  /** Whole numbers of a list that has to be there. */
  int[] whole(String name) {
    return list(name, Double.class).stream().mapToInt(Double::intValue).toArray();
  }

  /** Whether there is such a field. */
  boolean has(String name) {
    return fields.containsKey(name);
  }
}
