package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
 *   <li>Tags are mapped to the twelve universal ones; an unknown tag becomes a noun, with a warning for each such tag.
 * </ul>
 */
public final class LabReader {
  /** What the lab's own corpus class reads: sentences of 2 to 14 words, the first thousand. */
  public static final LabReader DEFAULT = new LabReader(15, 1000);

  private final int maxWords;
  private final int maxSentences;

  /** A reader that keeps sentences of fewer than {@code maxWords} words and stops after {@code maxSentences}. */
  public LabReader(int maxWords, int maxSentences) {
    this.maxWords = maxWords;
    this.maxSentences = maxSentences;
  }

  /** What was read: the sentences that were kept, and every word and tag that was seen on the way, kept or not. */
  public record Reading(List<Sentence> sentences, List<String> words, List<String> tags) {}

  /** Reads a file; warns once of each tag that is not in the map. */
  public Reading read(Lines lines) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> seenWords = new ArrayList<>();
    List<String> seenTags = new ArrayList<>(List.of("noun"));
    Set<String> unknownTags = new HashSet<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      List<String> pieces = pieces(line.text());
      if (pieces.size() >= 2) {
        if (pieces.size() < 5) {
          throw new CorpusException(
              lines.name(),
              line.number(),
              "expected at least 5 columns, found "
                  + pieces.size()
                  + ": "
                  + CorpusException.quote(line.text()));
        }
        words.add(pieces.get(1));
        tags.add(universal(pieces.get(4).toLowerCase(Locale.ROOT), unknownTags, lines, line));
        seenWords.add(words.get(words.size() - 1));
        seenTags.add(tags.get(tags.size() - 1));
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
    return new Reading(
        sentences, Vocabulary.of(seenWords).entries(), Vocabulary.of(seenTags).entries());
  }

  private static String universal(String tag, Set<String> unknownTags, Lines lines, Line line) {
    return TagMap.universal(tag)
        .orElseGet(
            () -> {
              if (unknownTags.add(tag)) {
                lines.warn(line.number(), "unknown tag " + tag + ", read as noun as in the lab");
              }
              return "noun";
            });
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
