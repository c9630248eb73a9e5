package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file as the lab's reference does, quirks included; for {@code --preset lab} and nothing else.
 *
 * <ul>
 *   <li>A line is cut at any Unicode white space; the word is the second piece, the tag the fifth, whatever stands there:
 *       comments, ranges and empty nodes are words too.
 *   <li>A line of fewer than two pieces ends a sentence. The last sentence of a file without a final blank line is lost.
 *   <li>A sentence is kept if it has more than one word and fewer than {@code maxWords}; reading stops after {@code
 *       maxSentences} kept ones.
 *   <li>Tags are mapped to the twelve universal ones; an unknown tag becomes a noun, and one warning names them all.
 * </ul>
 */
final class LabReader {
  /** What the lab's own corpus class reads: sentences of 2 to 14 words, the first thousand. */
  public static final LabReader DEFAULT = new LabReader(15, 1000);

  private final int maxWords;
  private final int maxSentences;

  /** A reader that keeps sentences of fewer than {@code maxWords} words and stops after {@code maxSentences}. */
  public LabReader(int maxWords, int maxSentences) {
    this.maxWords = maxWords;
    this.maxSentences = maxSentences;
  }

  /**
   * What was read. All lists but the first are in the order of first occurrence, in sentences kept or not.
   *
   * @param sentences the sentences that were kept
   * @param words every word that was seen on the way
   * @param tags every universal tag that was seen, {@code noun} in front
   * @param unknownTags every tag, in lower case, that the map does not have
   */
  public record Reading(
      List<Sentence> sentences, List<String> words, List<String> tags, List<String> unknownTags) {}

  /** Reads a file; one warning names the tags that are not in the map. */
  public Reading read(Lines lines) {
    Seen seen = new Seen();
    List<Sentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      List<String> pieces = pieces(line.text());
      if (pieces.size() >= 2) {
        requireFive(pieces, lines, line);
        words.add(seen.word(pieces.get(1)));
        tags.add(seen.tag(pieces.get(4)));
        continue;
      }
      if (words.size() > 1 && words.size() < maxWords) {
        sentences.add(Sentence.of(words, tags));
      }
      words.clear();
      tags.clear();
      if (sentences.size() >= maxSentences) {
        break;
      }
    }
    if (!seen.unknownTags.isEmpty()) {
      String tagList = String.join(", ", seen.unknownTags);
      lines.warn("tags unknown to the lab's map, read as noun: " + tagList);
    }
    return seen.reading(sentences);
  }

  private static void requireFive(List<String> pieces, Lines lines, Line line) {
    if (pieces.size() < 5) {
      throw new CorpusException(
          lines.name(),
          line.number(),
          "expected at least 5 columns, found "
              + pieces.size()
              + ": "
              + OneLine.quote(line.text()));
    }
  }

  /** The words and tags that went by, each once. */
  private static final class Seen {
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>(List.of("noun"));
    private final Set<String> unknownTags = new LinkedHashSet<>();

    String word(String word) {
      words.add(word);
      return word;
    }

    String tag(String pennTag) {
      Optional<String> universal = TagMap.universal(pennTag);
      if (universal.isEmpty()) {
        unknownTags.add(pennTag.toLowerCase(Locale.ROOT));
      }
      String tag = universal.orElse("noun");
      tags.add(tag);
      return tag;
    }

    Reading reading(List<Sentence> sentences) {
      return new Reading(
          sentences, List.copyOf(words), List.copyOf(tags), List.copyOf(unknownTags));
    }
  }

  /** The pieces between white space as Python's {@code str.split()} finds them. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isPythonSpace(text.charAt(i));
      if (!space && from < 0) {
        from = i;
      } else if (space && from >= 0) {
        pieces.add(text.substring(from, i));
        from = -1;
      }
    }
    return pieces;
  }

  private static boolean isPythonSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
