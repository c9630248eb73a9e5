package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A sentence with the tags of its words in each column that the tagger fills.
 *
 * @param forms its words
 * @param columns for each column one tag per word
 */
public record TaggedSentence(List<String> forms, Map<Tagset, List<String>> columns) {
  /** Copies the lists. */
  public TaggedSentence {
    forms = List.copyOf(forms);
    Map<Tagset, List<String>> copies = new EnumMap<>(Tagset.class);
    for (Map.Entry<Tagset, List<String>> column : columns.entrySet()) {
      if (column.getValue().size() != forms.size()) {
        throw new IllegalArgumentException(
            "TaggedSentence: "
                + column.getValue().size()
                + " tags of "
                + column.getKey()
                + " for "
                + forms.size()
                + " words");
      }
      copies.put(column.getKey(), List.copyOf(column.getValue()));
    }
    columns = Collections.unmodifiableMap(copies);
  }

  /**
   * The tags of a column, one per word.
   *
   * @throws IllegalArgumentException if the tagger does not fill this column
   */
  public List<String> tags(Tagset column) {
    List<String> tags = columns.get(column);
    if (tags == null) {
      throw new IllegalArgumentException(
          "tagged sentence: has no " + column + ", expected one of " + columns.keySet());
    }
    return tags;
  }

  /** The words with their tags. */
  public List<TaggedWord> words() {
    return IntStream.range(0, forms.size()).mapToObj(this::word).toList();
  }

  private TaggedWord word(int t) {
    Map<Tagset, String> tags = new EnumMap<>(Tagset.class);
    columns.forEach((column, all) -> tags.put(column, all.get(t)));
    return new TaggedWord(forms.get(t), tags);
  }
}
