package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Text by name, such as the metadata of a model file, read field by field; errors name the field.
 *
 * @param file the source, for error messages
 * @param metadata the text by name
 */
record Fields(String file, Map<String, String> metadata) {
  Fields(Path file, Map<String, String> metadata) {
    this(file.toString(), metadata);
  }

  String text(String field) {
    String value = metadata.get(field);
    if (value == null) {
      throw new DamagedModelException(
          file + ": not a model of Unfold (no \"" + field + "\" in its metadata); train one first");
    }
    return value;
  }

  void require(String field, String expected) {
    if (!text(field).equals(expected)) {
      throw new DamagedModelException(
          file
              + ": "
              + field
              + " is \""
              + text(field)
              + "\", this version of Unfold reads \""
              + expected
              + "\"");
    }
  }

  <T> T oneOf(String field, List<T> values) {
    return values.stream()
        .filter(value -> value.toString().equals(text(field)))
        .findFirst()
        .orElseThrow(() -> unexpected(field, "one of " + values));
  }

  int integer(String field) {
    try {
      return Integer.parseInt(text(field));
    } catch (NumberFormatException e) {
      throw unexpected(field, "a whole number");
    }
  }

  /** The number of a field that older files don't have. */
  int integer(String field, int otherwise) {
    return metadata().containsKey(field) ? integer(field) : otherwise;
  }

  int number(String field) {
    int value = integer(field);
    if (value < 1) {
      throw unexpected(field, "a number from 1");
    }
    return value;
  }

  double decimal(String field) {
    try {
      return Double.parseDouble(text(field));
    } catch (NumberFormatException e) {
      throw unexpected(field, "a number");
    }
  }

  double rate(String field) {
    double rate = decimal(field);
    if (rate > 0 && Double.isFinite(rate)) {
      return rate;
    }
    throw unexpected(field, "a finite number above 0");
  }

  boolean flag(String field) {
    String value = text(field);
    if (!value.equals("true") && !value.equals("false")) {
      throw unexpected(field, "true or false");
    }
    return value.equals("true");
  }

  /** Different strings, at least one, none of them empty. */
  Vocabulary vocabulary(String field) {
    Vocabulary entries = list(field);
    if (entries.size() == 0 || entries.contains("")) {
      throw new DamagedModelException(
          file + ": the list of " + field + " is empty or holds an empty entry");
    }
    return entries;
  }

  /** Different strings. */
  Vocabulary list(String field) {
    try {
      return new Vocabulary(Safetensors.list(file, field, text(field)));
    } catch (IllegalArgumentException e) {
      throw new DamagedModelException(file + ": " + field + ": " + e.getMessage(), e);
    }
  }

  ModelException unexpected(String field, String expected) {
    return new ConfigurationException(
        file + ": " + field + " is \"" + text(field) + "\", expected " + expected);
  }
}
