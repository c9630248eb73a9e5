package dev.unfold.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of strings as JSON text, such as a vocabulary in the metadata of a model file. */
public final class JsonList {
  private JsonList() {}

  /** The list as JSON. */
  public static String write(List<String> entries) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafetensorsHeader.JSON.createGenerator(text)) {
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

  /** The list that {@link #write} wrote; empty if the text is anything else. */
  public static Optional<List<String>> read(String text) {
    List<String> entries = new ArrayList<>();
    try (JsonParser json = SafetensorsHeader.JSON.createParser(text)) {
      boolean array = json.nextToken() == JsonToken.START_ARRAY;
      while (array && json.nextToken() == JsonToken.VALUE_STRING) {
        entries.add(json.getText());
      }
      boolean whole =
          array && json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null;
      return whole ? Optional.of(entries) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
