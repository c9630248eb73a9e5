package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last column of CoNLL-U: entries such as {@code SpaceAfter=No}, separated by bars; {@code _} if there are none. */
final class ConlluMisc {
  private static final String NONE = "_";

  private ConlluMisc() {}

  /** The value of an entry; empty if there is none of this name. */
  static Optional<String> value(String misc, String name) {
    for (String entry : misc.split("\\|", -1)) {
      if (entry.startsWith(name + "=")) {
        return Optional.of(entry.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** Replaces entries: old ones of the same names are removed, and new ones with a value are appended. */
  static String with(String misc, Map<String, String> entries) {
    List<String> kept = new ArrayList<>();
    for (String entry : misc.split("\\|", -1)) {
      if (!entry.equals(NONE) && !entries.containsKey(entry.split("=", 2)[0])) {
        kept.add(entry);
      }
    }
    entries.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            kept.add(name + "=" + value);
          }
        });
    return kept.isEmpty() ? NONE : String.join("|", kept);
  }
}
