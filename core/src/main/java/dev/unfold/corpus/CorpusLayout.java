package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.nio.file.Files;
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
 * @param tagName where the tags stand, by name: a column of CoNLL-U Plus, or {@code misc:KEY} for the entry of this name in
 *     MISC, where a word without it has the tag O; empty for a column by number
 * @param comments the lines of column files that are comments
 */
public record CorpusLayout(
    Optional<CorpusFormat> format,
    OptionalInt wordColumn,
    OptionalInt tagColumn,
    Tagset tagset,
    Optional<String> tagName,
    Comments comments) {

  /** The format of each file's name, and the columns in which the format keeps words and these tags. */
  public static CorpusLayout of(Tagset tagset) {
    return new CorpusLayout(
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        tagset,
        Optional.empty(),
        Comments.AUTO);
  }

  /** This layout with one format for all files. */
  public CorpusLayout withFormat(CorpusFormat all) {
    return new CorpusLayout(Optional.of(all), wordColumn, tagColumn, tagset, tagName, comments);
  }

  /** This layout with words in another column, counted from 1. */
  public CorpusLayout withWordColumn(int column) {
    return new CorpusLayout(format, OptionalInt.of(column), tagColumn, tagset, tagName, comments);
  }

  /** This layout with tags in another column, counted from 1. */
  public CorpusLayout withTagColumn(int column) {
    return new CorpusLayout(format, wordColumn, OptionalInt.of(column), tagset, tagName, comments);
  }

  /** This layout with tags in a named column of CoNLL-U Plus, or, as {@code misc:KEY}, in an entry of MISC. */
  public CorpusLayout withTagsNamed(String name) {
    return new CorpusLayout(format, wordColumn, tagColumn, tagset, Optional.of(name), comments);
  }

  /** This layout with another kind of tags. */
  public CorpusLayout withTagset(Tagset other) {
    return new CorpusLayout(format, wordColumn, tagColumn, other, tagName, comments);
  }

  /** This layout with another rule for comments in column files. */
  public CorpusLayout withComments(Comments rule) {
    return new CorpusLayout(format, wordColumn, tagColumn, tagset, tagName, rule);
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
    CorpusFormat kind = format(file, lines);
    return kind.reader(lines, columns(kind));
  }

  /** A reader of words in a format, whether they have tags or not; closing it closes the lines. */
  public SentenceReader untagged(CorpusFormat kind, Lines lines) {
    return kind.reader(lines, kind.untagged(columns(kind)));
  }

  /** The format of a file by its name, unless this layout has one. */
  public CorpusFormat format(Path file) {
    return format.orElseGet(() -> CorpusFormat.of(file));
  }

  /** The format of a file by its name and its first lines, unless this layout has one; says what was guessed. */
  CorpusFormat format(Path file, Lines lines) {
    return format.orElseGet(
        () -> {
          FormatGuess guess = FormatGuess.ofTagged(file, lines.first(FormatGuess.LINES));
          guess
              .message()
              .ifPresent(what -> lines.warn(what + "; choose a format if that is wrong"));
          return guess.format();
        });
  }

  /** The number of columns in the line of the first word; 0 for what is not a regular file, since reading it would use it up. */
  public int width(Path file) {
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try (Lines lines = Lines.open(file, warning -> {})) {
      CorpusFormat kind = format(file, lines);
      SentenceReader sentences = untagged(kind, lines);
      return sentences.hasNext() ? kind.cells(sentences.next().line(0).text()).length : 0;
    }
  }

  /** The columns of a format that this layout reads. */
  Columns columns(CorpusFormat kind) {
    return new Columns(
        wordColumn.orElse(kind.columns().word()),
        tagColumn.orElse(kind.tagColumn(tagset)),
        tagName,
        comments);
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
