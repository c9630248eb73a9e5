package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last column of CoNLL-U: entries such as {@code SpaceAfter=No}, set apart by bars; {@code _} for none. */
final class ConlluMisc {
  private static final String NONE = "_";

  private ConlluMisc() {}

  /** The column with other entries: those of the same names go, and new ones with a value stand at the end. */
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
