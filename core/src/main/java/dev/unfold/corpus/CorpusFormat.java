package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file format of corpora: it reads sentences, writes them back with other tags, and knows its columns.
 *
 * <pre>{@code
 *   CorpusFormat format = CorpusFormat.of(file);
 *   try (SentenceReader sentences = format.reader(Lines.open(file, warnings))) {
 *     SentenceWriter writer = format.writer(out, Tagset.UPOS);
 *     while (sentences.hasNext()) {
 *       Sentence sentence = sentences.next();
 *       writer.write(sentence, tagger.tag(sentence.words()));
 *     }
 *     writer.copy(sentences.trailing());
 *   }
 * }</pre>
 *
 * <p>A new format is a subclass, with its constant in this class and in {@link #all()}. Formats are immutable.
 */
public abstract class CorpusFormat {
  /** CoNLL-U: ten columns, comments, multiword ranges and empty nodes. Word in column 2, UPOS in 4, XPOS in 5. */
  public static final CorpusFormat CONLLU = new ConlluFormat();

  /** CoNLL-U Plus: CoNLL-U whose first line names its columns. */
  public static final CorpusFormat CONLLUP = new ConllupFormat();

  /** CoNLL-X: columns separated by tabs, without comments. Word in column 2, tag in column 5. */
  public static final CorpusFormat CONLLX =
      new ColumnFormat("conllx", new Columns(2, 5), true, List.of(".conll", ".conllx"));

  /** Columns separated by tabs or blanks, as in CoNLL-2000 and 2003. Word in column 1, tag in the last. Lines that are no
   * words, such as comments and {@code -DOCSTART-}, are kept but not read. */
  public static final CorpusFormat COLUMNS =
      new ColumnFormat("columns", new Columns(1, Columns.LAST), false, List.of());

  /** One sentence per line, words separated by blanks; no tags. */
  public static final CorpusFormat TEXT = new TextFormat();

  /** The characters that separate the words of a text: space, tab and form feed; all others belong to words. */
  public static final String BLANKS = " \t\f";

  private final String name;
  private final Columns columns;

  /**
   * A format.
   *
   * @param name as the command line spells it
   * @param columns of words and tags, unless the user chooses others
   */
  CorpusFormat(String name, Columns columns) {
    this.name = name;
    this.columns = columns;
  }

  /** All formats. */
  public static List<CorpusFormat> all() {
    return List.of(CONLLU, CONLLUP, CONLLX, COLUMNS, TEXT);
  }

  /** The formats that hold tags, from which a tagger can be trained. */
  public static List<CorpusFormat> tagged() {
    return all().stream().filter(CorpusFormat::hasTags).toList();
  }

  /** The formats in which a tagger's output can be written. */
  public static List<CorpusFormat> writable() {
    return all().stream().filter(CorpusFormat::canWrite).toList();
  }

  /**
   * The format with a name.
   *
   * @param name such as {@code conllu}
   * @throws IllegalArgumentException if no format has it
   */
  public static CorpusFormat named(String name) {
    return all().stream()
        .filter(format -> format.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format is \"" + name + "\", expected one of " + all()));
  }

  /** The format of a tagged file by its name: CoNLL-U for {@code .conllu}, CoNLL-U Plus for {@code .conllup}, CoNLL-X for {@code .conll} and {@code .conllx}, else columns. */
  public static CorpusFormat of(Path file) {
    return byName(file).orElse(COLUMNS);
  }

  /** The format whose extension a file's name has, in any case and before {@code .gz}. */
  public static Optional<CorpusFormat> byName(Path file) {
    String plain =
        String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return all().stream()
        .filter(format -> format.extensions().stream().anyMatch(plain::endsWith))
        .findFirst();
  }

  /** The endings of the names of its files, in lower case and without {@code .gz}. */
  List<String> extensions() {
    return List.of();
  }

  /** Whether its files hold tags. */
  public boolean hasTags() {
    return true;
  }

  /** Whether {@link #writer} can write it. */
  public boolean canWrite() {
    return false;
  }

  /** The columns of words and tags, unless the user chooses others. */
  final Columns columns() {
    return columns;
  }

  /** The column of the tags of a tagset, counted from 1, or {@link Columns#LAST}. */
  int tagColumn(Tagset tagset) {
    return tagset.column();
  }

  /** The cells of a word's line. */
  String[] cells(String line) {
    return line.split("\t", -1);
  }

  /** A reader of words and tags in the format's own columns; closing it closes the lines. */
  public final SentenceReader reader(Lines lines) {
    return reader(lines, columns);
  }

  /**
   * A reader of words and tags in the given columns; closing it closes the lines.
   *
   * @throws CorpusException if the format does not have these columns
   */
  abstract SentenceReader reader(Lines lines, Columns columns);

  /** The columns that are read where tags are not asked for. */
  Columns untagged(Columns asked) {
    return asked;
  }

  /**
   * A writer of sentences with new tags.
   *
   * @param out takes the text
   * @param tagset the kind of the new tags, which decides on their column
   * @throws UnsupportedOperationException if this format is read only; see {@link #canWrite()}
   */
  public final SentenceWriter writer(Appendable out, Tagset tagset) {
    return writer(out, CorpusLayout.of(tagset));
  }

  /**
   * A writer of sentences with new tags.
   *
   * @param out takes the text
   * @param layout the kind of the new tags, and the column or entry of MISC that takes them
   * @throws UnsupportedOperationException if this format is read only; see {@link #canWrite()}
   */
  public SentenceWriter writer(Appendable out, CorpusLayout layout) {
    throw new UnsupportedOperationException(
        "format " + name + " is read only, expected one of " + writable());
  }

  /** As the command line spells it: {@code conllu}. */
  @Override
  public final String toString() {
    return name;
  }
}
