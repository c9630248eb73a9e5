package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The format of a file by its name and its first lines.
 *
 * @param format the format
 * @param reason one line that says what the lines look like; empty if the format is the usual one for the name, or for text
 */
public record FormatGuess(CorpusFormat format, String reason) {
  /** The number of lines to look at. */
  public static final int LINES = 100;

  private static final int CONLLU_COLUMNS = 10;
  private static final int FEWEST_CONLLX_COLUMNS = 5;
  private static final int WORDS_FOR_A_HINT = 3;

  /** An id of CoNLL-U: a word, a range or an empty node. */
  private static final Pattern ID = Pattern.compile("[0-9]+([-.][0-9]+)?");

  private static final Pattern WORD_ID = Pattern.compile("[0-9]+");

  /** A comment with a blank after the sign, or one that gives a name a value. */
  private static final Pattern COMMENT = Pattern.compile("# .*|#[^ \t=]+ = .*");

  private static final String NAMES_COLUMNS = "# global.columns =";

  /**
   * The format of a file with tags. Names that end in {@code .conllu} and {@code .conllup} decide; of other files the first
   * lines do, as far as they are clear.
   *
   * @param start the first lines, as {@link Lines#first} gives them
   */
  public static FormatGuess ofTagged(Path file, List<Line> start) {
    CorpusFormat named = CorpusFormat.of(file);
    if (named.equals(CorpusFormat.CONLLU) || named.equals(CorpusFormat.CONLLUP)) {
      return new FormatGuess(named, "");
    }
    if (!start.isEmpty() && start.get(0).text().startsWith(NAMES_COLUMNS)) {
      return new FormatGuess(CorpusFormat.CONLLUP, "its first line names columns");
    }
    List<String> words = words(start);
    if (words.isEmpty()) {
      return new FormatGuess(named, "");
    }
    boolean comments = start.stream().anyMatch(line -> COMMENT.matcher(line.text()).matches());
    if (named.equals(CorpusFormat.CONLLX)) {
      return conll(words, comments);
    }
    return areConllu(words)
        ? new FormatGuess(CorpusFormat.CONLLU, "ten columns, the first of them ids")
        : new FormatGuess(named, "");
  }

  /** The format of a file whose name says no more than that it has columns. */
  private static FormatGuess conll(List<String> words, boolean comments) {
    boolean otherIds = words.stream().anyMatch(line -> !WORD_ID.matcher(first(line)).matches());
    if (areConllu(words) && (comments || otherIds)) {
      return new FormatGuess(CorpusFormat.CONLLU, "ten columns and the comments or ids of CoNLL-U");
    }
    boolean conllx =
        words.stream()
            .map(Blanks::split)
            .anyMatch(
                cells ->
                    WORD_ID.matcher(cells[0]).matches() && cells.length >= FEWEST_CONLLX_COLUMNS);
    return conllx
        ? new FormatGuess(CorpusFormat.CONLLX, "")
        : new FormatGuess(CorpusFormat.COLUMNS, described(words) + ", none of them ids");
  }

  /**
   * The format of a file to tag; text if the lines look like no other.
   *
   * @param start the first lines, as {@link Lines#first} gives them
   * @param isTag whether a tagger gives a tag
   */
  public static FormatGuess ofUntagged(List<Line> start, Predicate<String> isTag) {
    List<String> words = words(start);
    if (words.isEmpty()) {
      boolean comment = !start.isEmpty() && COMMENT.matcher(start.get(0).text()).matches();
      return comment
          ? new FormatGuess(CorpusFormat.CONLLU, "it begins with a comment")
          : new FormatGuess(CorpusFormat.TEXT, "");
    }
    boolean tabs = words.stream().allMatch(line -> line.indexOf('\t') >= 0);
    if (tabs && ID.matcher(first(words.get(0))).matches()) {
      return new FormatGuess(
          CorpusFormat.CONLLU, "columns separated by tabs, the first of them ids");
    }
    if (tabs || words.size() > 1 && endInTags(words, isTag)) {
      return new FormatGuess(CorpusFormat.COLUMNS, described(words));
    }
    return new FormatGuess(CorpusFormat.TEXT, "");
  }

  /** Whether each of several lines holds one word, as if sentences had one word a line. */
  public static boolean areSingleWords(List<Line> start) {
    List<String> words = words(start);
    return words.size() >= WORDS_FOR_A_HINT
        && words.stream().allMatch(line -> Blanks.split(line).length == 1);
  }

  private static boolean endInTags(List<String> words, Predicate<String> isTag) {
    int width = Blanks.split(words.get(0)).length;
    return width > 1
        && words.stream()
            .map(Blanks::split)
            .allMatch(cells -> cells.length == width && isTag.test(cells[width - 1]));
  }

  private static boolean areConllu(List<String> words) {
    return words.stream()
        .allMatch(
            line -> cells(line).length == CONLLU_COLUMNS && ID.matcher(first(line)).matches());
  }

  private static String described(List<String> words) {
    String line = words.get(0);
    boolean tabs = line.indexOf('\t') >= 0;
    int width = tabs ? cells(line).length : Blanks.split(line).length;
    return width
        + (width == 1 ? " column" : " columns")
        + " separated by "
        + (tabs ? "tabs" : "blanks");
  }

  /** The lines that may hold words: neither blank, nor comments, nor the marks of documents. */
  private static List<String> words(List<Line> start) {
    return start.stream()
        .filter(line -> !line.isBlank())
        .map(Line::text)
        .filter(text -> !text.startsWith("#") && !text.startsWith(NonWords.DOCUMENT))
        .toList();
  }

  private static String first(String line) {
    return cells(line)[0];
  }

  private static String[] cells(String line) {
    return line.split("\t", -1);
  }

  /** The format and what it was guessed from, in one line; empty if it is the usual one. */
  public Optional<String> message() {
    return reason.isEmpty() ? Optional.empty() : Optional.of("read as " + format + ": " + reason);
  }
}
