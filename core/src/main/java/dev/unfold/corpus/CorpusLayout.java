package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the files of a corpus are to be read: the right reading, with every sentence kept.
 *
 * @param format the format of all files; empty to go by each file's name
 * @param wordColumn the word's column, counted from 1; empty for the format's own
 * @param tagColumn the tag's column; empty for the tagset's own
 * @param tagset which tags are read
 */
public record CorpusLayout(
    Optional<CorpusFormat> format, OptionalInt wordColumn, OptionalInt tagColumn, Tagset tagset) {

  /** Goes by the file's name; words and tags are where the format and the tagset have them. */
  public static CorpusLayout of(Tagset tagset) {
    return new CorpusLayout(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), tagset);
  }

  /** Opens a file, sentence by sentence; {@code warnings} takes one line for each thing that is odd but readable. */
  public SentenceReader open(Path file, Consumer<String> warnings) {
    CorpusFormat kind = format.orElseGet(() -> CorpusFormat.of(file));
    return SentenceReader.of(kind, columns(kind), Lines.open(file, warnings));
  }

  private Columns columns(CorpusFormat kind) {
    return new Columns(
        wordColumn.orElse(kind.columns().word()), tagColumn.orElse(tagset.column(kind)));
  }

  /**
   * All sentences of a file, with the tags of the tagset.
   *
   * @throws CorpusException if the file can't be read, has no sentence, or has words without a tag
   */
  public List<Sentence> read(Path file, Consumer<String> warnings) {
    List<Sentence> sentences = new ArrayList<>();
    Set<String> unmapped = new HashSet<>();
    try (SentenceReader reader = open(file, warnings)) {
      while (reader.hasNext()) {
        Sentence sentence = reader.next();
        requireTags(file, sentence);
        sentences.add(
            tagset == Tagset.UNIVERSAL ? mapped(file, sentence, unmapped, warnings) : sentence);
      }
    }
    if (sentences.isEmpty()) {
      throw new CorpusException(file.toString(), "no sentences found, expected at least one");
    }
    return sentences;
  }

  private void requireTags(Path file, Sentence sentence) {
    int untagged = sentence.tags().indexOf("_");
    if (sentence.tags().isEmpty() || untagged >= 0) {
      int line = sentence.firstLine();
      throw new CorpusException(
          file.toString(),
          untagged < 0 ? line : sentence.lines().get(sentence.wordLines().get(untagged)).number(),
          "the word has no "
              + tagset
              + " tag, expected one for every word; choose other tags with --tags or --tag-column");
    }
  }

  private static Sentence mapped(
      Path file, Sentence sentence, Set<String> unmapped, Consumer<String> warnings) {
    List<String> tags = new ArrayList<>();
    for (int t = 0; t < sentence.length(); t++) {
      String tag = sentence.tags().get(t);
      Optional<String> universal = TagMap.universal(tag);
      if (universal.isEmpty() && unmapped.add(tag)) {
        int line = sentence.lines().get(sentence.wordLines().get(t)).number();
        warnings.accept(file + ":" + line + ": tag " + tag + " has no universal tag; read as x");
      }
      tags.add(universal.orElse("x"));
    }
    return new Sentence(sentence.words(), tags, sentence.lines(), sentence.wordLines());
  }
}
