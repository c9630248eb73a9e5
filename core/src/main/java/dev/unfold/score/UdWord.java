package dev.unfold.score;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word of a CoNLL-U file with its place in the text: blanks left out, all sentences one behind the other.
 *
 * @param from the first character; for a word of a multiword token, the token's first
 * @param to the character behind the last; for a word of a multiword token, behind the token's last
 * @param multiword whether the word is one of a multiword token's
 * @param form as it stands in the file
 * @param upos column 4
 * @param xpos column 5
 * @param features the universal ones of column 6, in alphabetical order
 */
record UdWord(
    int from, int to, boolean multiword, String form, String upos, String xpos, String features) {

  private static final Set<String> UNIVERSAL =
      Set.of(
          "Abbr",
          "Animacy",
          "Aspect",
          "Case",
          "Definite",
          "Degree",
          "Evident",
          "Foreign",
          "Gender",
          "Mood",
          "NumType",
          "Number",
          "Person",
          "Polarity",
          "Polite",
          "Poss",
          "PronType",
          "Reflex",
          "Tense",
          "VerbForm",
          "Voice");

  /** The word in a line's cells. */
  static UdWord of(int from, int to, boolean multiword, String[] cells) {
    String form = multiword ? cells[1] : UdText.withoutBlanks(cells[1]);
    return new UdWord(from, to, multiword, form, cells[3], cells[4], universal(cells[5]));
  }

  /** The features that Universal Dependencies defines for all languages, sorted. */
  static String universal(String features) {
    return Arrays.stream(features.split("\\|", -1))
        .filter(feature -> UNIVERSAL.contains(feature.split("=", 2)[0]))
        .sorted()
        .collect(Collectors.joining("|"));
  }
}
