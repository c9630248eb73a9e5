package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The format, columns and tags in which the files of a corpus are read.
 *
 * <pre>{@code
 *   CorpusLayout.of(Tagset.XPOS)                                                  // the format is that of the file's name
 *   CorpusLayout.of(Tagset.UPOS).withFormat(CorpusFormat.COLUMNS).withTagColumn(4)
 * }</pre>
 *
 * @param format the format of all files; empty for the one of each file's name
 * @param wordColumn the word's column, counted from 1; empty for the format's own
 * @param tagColumn the tag's column; empty for the tagset's own
 * @param tagset the kind of tags
 */
public record CorpusLayout(
    Optional<CorpusFormat> format, OptionalInt wordColumn, OptionalInt tagColumn, Tagset tagset) {

  /** The format of each file's name, and the columns in which the format keeps words and these tags. */
  public static CorpusLayout of(Tagset tagset) {
    return new CorpusLayout(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), tagset);
  }

  /** This layout with one format for all files. */
  public CorpusLayout withFormat(CorpusFormat all) {
    return new CorpusLayout(Optional.of(all), wordColumn, tagColumn, tagset);
  }

  /** This layout with words in another column, counted from 1. */
  public CorpusLayout withWordColumn(int column) {
    return new CorpusLayout(format, OptionalInt.of(column), tagColumn, tagset);
  }

  /** This layout with tags in another column, counted from 1. */
  public CorpusLayout withTagColumn(int column) {
    return new CorpusLayout(format, wordColumn, OptionalInt.of(column), tagset);
  }

  /**
   * Opens a file to read it sentence by sentence, tags as they are in the file.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if the file can't be opened
   */
  public SentenceReader open(Path file, Consumer<String> warnings) {
    return reader(file, Lines.open(file, warnings));
  }

  private SentenceReader reader(Path file, Lines lines) {
    CorpusFormat kind = format(file);
    return kind.reader(lines, columns(kind));
  }

  /** The format of a file. */
  public CorpusFormat format(Path file) {
    return format.orElseGet(() -> CorpusFormat.of(file));
  }

  /** The columns of a format that this layout reads. */
  Columns columns(CorpusFormat kind) {
    return new Columns(
        wordColumn.orElse(kind.columns().word()), tagColumn.orElse(kind.tagColumn(tagset)));
  }

  /**
   * Reads all sentences of a file, with the tags of the tagset. Words without a tag get {@link Sentence#NO_TAG}: training and
   * counts leave them out, and one warning says how many there are.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if the file can't be read, has no sentence, or no word of it has a tag
   */
  public List<Sentence> read(Path file, Consumer<String> warnings) {
    try (Lines lines = Lines.open(file, warnings)) {
      return read(file, lines, warnings);
    }
  }

  /** As {@link #read(Path, Consumer)}, from the lines of the file, which the caller closes. */
  List<Sentence> read(Path file, Lines lines, Consumer<String> warnings) {
    List<Sentence> sentences = new ArrayList<>();
    Set<String> unmapped = new HashSet<>();
    Untagged untagged = new Untagged(tagset);
    SentenceReader reader = reader(file, lines);
    while (reader.hasNext()) {
      Sentence sentence = untagged.marked(reader.next());
      sentences.add(
          tagset == Tagset.UNIVERSAL ? mapped(file, sentence, unmapped, warnings) : sentence);
    }
    untagged.warning(file).ifPresent(warnings);
    if (sentences.isEmpty()) {
      throw new CorpusException(file.toString(), "no sentences found, expected at least one");
    }
    LabelCounts labels = new LabelCounts();
    sentences.forEach(labels::add);
    labels.warning().ifPresent(odd -> warnings.accept(OneLine.of(file + ": " + odd)));
    return sentences;
  }

  private static Sentence mapped(
      Path file, Sentence sentence, Set<String> unmapped, Consumer<String> warnings) {
    List<String> tags = new ArrayList<>();
    for (int t = 0; t < sentence.tags().size(); t++) {
      String tag = sentence.tags().get(t);
      Optional<String> universal = sentence.isTagged(t) ? TagMap.universal(tag) : Optional.of(tag);
      if (universal.isEmpty() && unmapped.add(tag)) {
        int line = sentence.line(t).number();
        warnings.accept(
            OneLine.of(file + ":" + line + ": tag " + tag + " has no universal tag; read as x"));
      }
      tags.add(universal.orElse("x"));
    }
    return new Sentence(sentence.words(), tags, sentence.lines(), sentence.wordLines());
  }
}
