package dev.unfold.corpus;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files of a corpus: a training part, and a dev and a test part if there are any.
 *
 * <pre>{@code
 *   CorpusFiles files = CorpusFiles.train(Path.of("train.conllu")).dev(Path.of("dev.conllu"));
 *   Corpus corpus = files.corpus(CorpusLayout.of(Tagset.UPOS), System.err::println);
 * }</pre>
 */
public final class CorpusFiles {
  private final Map<Part, List<Path>> files;

  private CorpusFiles(Map<Part, List<Path>> files) {
    this.files = Collections.unmodifiableMap(files);
  }

  /**
   * The training part alone.
   *
   * @param more further files of it, read after the first; each may have a format of its own
   */
  public static CorpusFiles train(Path file, Path... more) {
    List<Path> all = Stream.concat(Stream.of(file), Stream.of(more)).toList();
    return new CorpusFiles(new EnumMap<>(Map.of(Part.TRAIN, all)));
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
    Map<Part, List<Path>> more = new EnumMap<>(files);
    more.put(part, List.of(file));
    return new CorpusFiles(more);
  }

  /** The first file of a part; empty for a dev or test part that is missing. */
  public Optional<Path> file(Part part) {
    return files.getOrDefault(part, List.of()).stream().findFirst();
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
        (part, paths) -> {
          for (Path file : paths) {
            try (Lines lines = Lines.openChecksummed(file, warnings)) {
              sentences
                  .computeIfAbsent(part, p -> new ArrayList<>())
                  .addAll(layout.read(file, lines, warnings));
              sources.merge(part, Origin.of(file, lines), (one, next) -> one + " + " + next);
            }
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
    files.forEach((part, paths) -> sentences.put(part, each(paths, f -> layout.read(f, warnings))));
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
    files.forEach((part, paths) -> sentences.put(part, each(paths, f -> lab(f, warnings))));
    return PostagCorpusData.asInTheLab(
        sentences.get(Part.TRAIN),
        sentences.getOrDefault(Part.DEV, List.of()),
        sentences.getOrDefault(Part.TEST, List.of()));
  }

  private static List<Sentence> each(List<Path> paths, Function<Path, List<Sentence>> reading) {
    return paths.stream().flatMap(path -> reading.apply(path).stream()).toList();
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
    return files.entrySet().stream()
        .map(
            part ->
                part.getKey()
                    + "="
                    + part.getValue().stream().map(Path::toString).collect(joining(" + ")))
        .collect(joining(", ", "{", "}"));
  }
}
