package dev.unfold.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
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
              sources.put(part, source(file));
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

  /** A file's name, without its folders, and the SHA-256 of its bytes; what is no file on a disk can't be read twice. */
  private static String source(Path file) {
    String name = OneLine.of(String.valueOf(file.getFileName()));
    if (!Files.isRegularFile(file)) {
      return name;
    }
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return name + " sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new CorpusException(file.toString(), "can't be read again (" + e.getMessage() + ")");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
