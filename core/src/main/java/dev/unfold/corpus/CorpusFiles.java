package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of a corpus: a training part, and a dev and a test part if there are any.
 *
 * <pre>{@code
 *   CorpusFiles files = CorpusFiles.train(Path.of("train.conllu")).dev(Path.of("dev.conllu"));
 *   Corpus corpus = files.corpus(CorpusLayout.of(Tagset.UPOS), System.err::println);
 * }</pre>
 */
public final class CorpusFiles {
  private final Map<Part, Path> files;

  private CorpusFiles(Map<Part, Path> files) {
    this.files = Collections.unmodifiableMap(files);
  }

  /** The training part alone. */
  public static CorpusFiles train(Path file) {
    return new CorpusFiles(new EnumMap<>(Map.of(Part.TRAIN, file)));
  }

  /** These files with a dev part, on which choices are made. */
  public CorpusFiles dev(Path file) {
    return with(Part.DEV, file);
  }

  /** These files with a test part, which is used once, at the end. */
  public CorpusFiles test(Path file) {
    return with(Part.TEST, file);
  }

  /** These files with another file for a part. */
  public CorpusFiles with(Part part, Path file) {
    Map<Part, Path> more = new EnumMap<>(files);
    more.put(part, file);
    return new CorpusFiles(more);
  }

  /** The file of a part; empty for a dev or test part that is missing. */
  public Optional<Path> file(Part part) {
    return Optional.ofNullable(files.get(part));
  }

  /**
   * Reads every sentence of the files.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if a file can't be read, has no sentence, or no word of it has a tag
   */
  public Corpus corpus(CorpusLayout layout, Consumer<String> warnings) {
    Map<Part, List<Sentence>> sentences = new EnumMap<>(Part.class);
    Map<Part, String> sources = new EnumMap<>(Part.class);
    files.forEach(
        (part, file) -> {
          try (Lines lines = Lines.openChecksummed(file, warnings)) {
            sentences.put(part, layout.read(file, lines, warnings));
            sources.put(part, Origin.of(file, lines));
          }
        });
    return new Corpus(sentences, sources);
  }

  /**
   * Reads every sentence of the files as ids, with the vocabularies of the training part alone.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if a file can't be read, has no sentence, or no word of it has a tag
   */
  public PostagCorpusData read(CorpusLayout layout, Consumer<String> warnings) {
    Map<Part, List<Sentence>> sentences = new EnumMap<>(Part.class);
    files.forEach((part, file) -> sentences.put(part, layout.read(file, warnings)));
    return PostagCorpusData.of(
        sentences.get(Part.TRAIN),
        sentences.getOrDefault(Part.DEV, List.of()),
        sentences.getOrDefault(Part.TEST, List.of()));
  }

  /**
   * Reads the files as the lab's reference does, quirks included.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if a file can't be read, or has no sentence of 2 to 14 words
   */
  public PostagCorpusData readAsInTheLab(Consumer<String> warnings) {
    Map<Part, List<Sentence>> sentences = new EnumMap<>(Part.class);
    files.forEach((part, file) -> sentences.put(part, lab(file, warnings)));
    return PostagCorpusData.asInTheLab(
        sentences.get(Part.TRAIN),
        sentences.getOrDefault(Part.DEV, List.of()),
        sentences.getOrDefault(Part.TEST, List.of()));
  }

  /**
   * Reads one file as the lab's reference does: the first 1,000 sentences of 2 to 14 words.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if the file can't be read, or has no such sentence
   */
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

  /** The files by part, such as {@code {train=train.conllu, dev=dev.conllu}}. */
  @Override
  public String toString() {
    return files.toString();
  }
}
