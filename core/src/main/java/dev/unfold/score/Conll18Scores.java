package dev.unfold.score;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Lines;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The score of an annotation of raw text against the gold file, as the script of the CoNLL 2018 shared task counts it. The files
 * hold the same text, blanks aside, which may be split into sentences, tokens and words in different ways.
 *
 * <p>A token or sentence is correct if the gold file has one with the same characters at the same place. Words are aligned, and
 * a word's content is correct if the word is and the gold file has the same content. A lemma {@code _} in the gold file fits
 * every lemma. Source: universaldependencies.org/conll18/evaluation.html.
 *
 * @param tokens surface tokens, a multiword token counted once
 * @param sentences sentences
 * @param words the words, and their tags and universal features
 * @param lemmas the lemmas
 */
public record Conll18Scores(Rates tokens, Rates sentences, UdScore words, Rates lemmas) {
  /**
   * Reads and compares two CoNLL-U files, and closes them.
   *
   * @throws CorpusException if one can't be read, or they don't hold the same text
   */
  public static Conll18Scores of(Lines gold, Lines given) {
    UdText right = UdText.read(gold);
    UdText found = UdText.read(given);
    UdScore words = UdScore.of(right, found);
    long lemmas =
        WordAlignment.of(right.words(), found.words()).stream()
            .filter(pair -> fits(pair.gold().lemma(), pair.given().lemma()))
            .count();
    return new Conll18Scores(
        common(right.tokens(), found.tokens()),
        common(right.sentences(), found.sentences()),
        words,
        new Rates(right.words().size(), found.words().size(), (int) lemmas));
  }

  private static boolean fits(String gold, String given) {
    return gold.equals("_") || gold.equals(given);
  }

  /** Spans don't repeat in a file, so those of both are their intersection. */
  private static Rates common(List<UdText.Range> gold, List<UdText.Range> given) {
    Set<UdText.Range> both = new HashSet<>(gold);
    both.retainAll(new HashSet<>(given));
    return new Rates(gold.size(), given.size(), both.size());
  }
}
