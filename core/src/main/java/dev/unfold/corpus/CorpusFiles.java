package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of a corpus.
 *
 * @param train what is learnt from
 * @param dev what choices are made on; may be missing
 * @param test what is looked at once, at the end; may be missing
 */
public record CorpusFiles(Path train, Optional<Path> dev, Optional<Path> test) {
  /** Every sentence of the files. */
  public Corpus corpus(CorpusLayout layout, Consumer<String> warnings) {
    Map<Part, List<Sentence>> sentences = new EnumMap<>(Part.class);
    Map<Part, String> sources = new EnumMap<>(Part.class);
    parts()
        .forEach(
            (part, file) -> {
              sentences.put(part, layout.read(file, warnings));
              sources.put(part, Origin.of(file));
            });
    return new Corpus(sentences, sources);
  }

  private Map<Part, Path> parts() {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, train);
    dev.ifPresent(file -> parts.put(Part.DEV, file));
    test.ifPresent(file -> parts.put(Part.TEST, file));
    return parts;
  }

  /** The right reading as ids: every sentence, vocabularies from the training part alone. */
  public PostagCorpusData read(CorpusLayout layout, Consumer<String> warnings) {
    return PostagCorpusData.of(
        layout.read(train, warnings),
        dev.map(file -> layout.read(file, warnings)).orElse(List.of()),
        test.map(file -> layout.read(file, warnings)).orElse(List.of()));
  }

  /** The reading of the lab's reference, its quirks included. */
  public PostagCorpusData readAsInTheLab(Consumer<String> warnings) {
    return PostagCorpusData.asInTheLab(
        lab(train, warnings),
        dev.map(file -> lab(file, warnings)).orElse(List.of()),
        test.map(file -> lab(file, warnings)).orElse(List.of()));
  }

  /** The sentences of one file as the lab's reference reads them. */
  public static List<Sentence> lab(Path file, Consumer<String> warnings) {
    try (Lines lines = Lines.open(file, warnings)) {
      List<Sentence> sentences = LabReader.DEFAULT.read(lines).sentences();
      if (sentences.isEmpty()) {
        throw new CorpusException(
            file.toString(), "no sentences of 2 to 14 words found, expected at least one");
      }
      return sentences;
    }
  }
}
