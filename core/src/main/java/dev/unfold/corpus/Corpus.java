package dev.unfold.corpus;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sentences of a corpus, part by part, and where they come from.
 *
 * @param sentences the sentences of each part; none for a part that is missing
 * @param sources the origin of each part, if known: the file's name and the SHA-256 of its bytes
 */
public record Corpus(Map<Part, List<Sentence>> sentences, Map<Part, String> sources) {
  /** Copies the lists. */
  public Corpus {
    Map<Part, List<Sentence>> copies = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      copies.put(part, List.copyOf(sentences.getOrDefault(part, List.of())));
    }
    Map<Part, String> origins = new EnumMap<>(Part.class);
    origins.putAll(sources);
    sentences = Collections.unmodifiableMap(copies);
    sources = Collections.unmodifiableMap(origins);
  }

  /** A corpus in memory. */
  public static Corpus of(List<Sentence> train, List<Sentence> dev, List<Sentence> test) {
    return new Corpus(Map.of(Part.TRAIN, train, Part.DEV, dev, Part.TEST, test), Map.of());
  }

  /** The sentences of a part. */
  public List<Sentence> of(Part part) {
    return sentences.get(part);
  }

  /** Number of tokens of a part. */
  public int tokens(Part part) {
    return of(part).stream().mapToInt(Sentence::length).sum();
  }
}
