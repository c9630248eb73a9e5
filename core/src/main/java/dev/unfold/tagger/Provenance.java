package dev.unfold.tagger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a tagger comes from: data, versions, scores; kept in the model file. Nothing in it depends on the hour or the
 * machine's name, so the same training gives the same bytes.
 *
 * @param entries text by name, in order
 */
public record Provenance(Map<String, String> entries) {
  /** Copies the entries. */
  public Provenance {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Nothing is known. */
  public static Provenance unknown() {
    return new Provenance(Map.of());
  }

  /** This provenance with one more entry, or another value of one. */
  public Provenance with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(entries);
    more.put(name, value);
    return new Provenance(more);
  }
}
