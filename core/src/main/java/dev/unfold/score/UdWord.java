package dev.unfold.score;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word of a CoNLL-U file with its position in the text: all sentences in sequence, without blanks.
 *
 * @param from the first character; for a word of a multiword token, the token's first
 * @param to the position after its last character; for a word of a multiword token, after the token's last
 * @param multiword whether the word belongs to a multiword token
 * @param form as in the file
 * @param lemma column 3
 * @param upos column 4
 * @param xpos column 5
 * @param features the universal ones of column 6, in alphabetical order
 */
record UdWord(
    int from,
    int to,
    boolean multiword,
    String form,
    String lemma,
    String upos,
    String xpos,
    String features) {

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

  /** The word of a line. */
  static UdWord of(int from, int to, boolean multiword, String[] cells) {
    String form = multiword ? cells[1] : UdText.withoutBlanks(cells[1]);
    return new UdWord(from, to, multiword, form, cells[2], cells[3], cells[4], universal(cells[5]));
  }

  /** Tags and features together. */
  List<String> allTags() {
    return List.of(upos, xpos, features);
  }

  /** The features that Universal Dependencies defines for all languages, sorted. */
  static String universal(String features) {
    return Arrays.stream(features.split("\\|", -1))
        .filter(feature -> UNIVERSAL.contains(feature.split("=", 2)[0]))
        .sorted()
        .collect(Collectors.joining("|"));
  }
}
