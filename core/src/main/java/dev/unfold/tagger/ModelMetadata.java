package dev.unfold.tagger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metadata of a model file, sorted by kind.
 *
 * @param configuration what was trained and how, text by name
 * @param provenance origin of the model, text by name
 * @param lists the lists of words and tags
 */
record ModelMetadata(
    Map<String, String> configuration,
    Map<String, String> provenance,
    Map<String, List<String>> lists) {
  /** The metadata's entry for the SHA-256 of the file. */
  static final String CHECKSUM = "sha256";

  /** The newest version that this build reads. */
  static final int VERSION = 3;

  private static final String FORMAT_FIELD = "format";
  private static final String VERSION_FIELD = "format_version";
  private static final String FORMAT = "unfold";
  private static final String PROVENANCE = "provenance.";

  /**
   * Reads the metadata of a file.
   *
   * @throws ModelException if it is no model file, or one of a version that this build doesn't read
   */
  static ModelMetadata of(Fields fields) {
    requireVersion(fields);
    Map<String, String> configuration = new LinkedHashMap<>();
    Map<String, String> provenance = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    fields
        .metadata()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PROVENANCE)) {
                provenance.put(name.substring(PROVENANCE.length()), value);
              } else if (value.startsWith("[")) {
                lists.put(name, Safetensors.list(fields.file(), name, value));
              } else if (!List.of(FORMAT_FIELD, VERSION_FIELD, CHECKSUM).contains(name)) {
                configuration.put(name, value);
              }
            });
    return new ModelMetadata(configuration, provenance, lists);
  }

  private static void requireVersion(Fields fields) {
    fields.require(FORMAT_FIELD, FORMAT);
    if (!fields.metadata().containsKey(VERSION_FIELD)) {
      throw new ModelVersionException(
          fields.file()
              + ": has no "
              + VERSION_FIELD
              + ", so it was written before files had one; this build reads versions 1 to "
              + VERSION
              + ": train the model again");
    }
    int version = fields.number(VERSION_FIELD);
    if (version > VERSION) {
      throw new ModelVersionException(
          fields.file()
              + ": "
              + VERSION_FIELD
              + " is "
              + version
              + ", this build reads versions 1 to "
              + VERSION
              + "; update Unfold, or train the model again");
    }
  }

  /** The entries of a file that say what it is. */
  static Map<String, String> format(Fields fields) {
    return format(fields.text(VERSION_FIELD));
  }

  private static Map<String, String> format(String version) {
    Map<String, String> format = new LinkedHashMap<>();
    format.put(FORMAT_FIELD, FORMAT);
    format.put(VERSION_FIELD, version);
    return format;
  }

  /** All entries as a file of that version holds them. */
  Map<String, String> entries(int version) {
    Map<String, String> entries = new LinkedHashMap<>(format(Integer.toString(version)));
    entries.putAll(configuration);
    provenance.forEach((name, value) -> entries.put(PROVENANCE + name, value));
    lists.forEach((name, list) -> entries.put(name, Safetensors.list(list)));
    return entries;
  }
}
