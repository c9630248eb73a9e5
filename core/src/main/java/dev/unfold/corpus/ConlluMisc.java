package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last column of CoNLL-U: entries such as {@code SpaceAfter=No}, separated by bars; {@code _} if there are none. */
final class ConlluMisc {
  private static final String NONE = "_";

  private ConlluMisc() {}

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
