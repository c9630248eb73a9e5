package dev.unfold.text;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence of a treebank with what CoNLL-U records of the raw text.
 *
 * @param tokens its tokens
 * @param newParagraph whether a paragraph or document begins with it
 */
public record TreebankSentence(List<TreebankToken> tokens, boolean newParagraph) {
  private static final int FORM = 1;
  private static final int MISC = 9;

  /** Copies the list. */
  public TreebankSentence {
    tokens = List.copyOf(tokens);
  }

  /**
   * Reads a CoNLL-U file and closes it.
   *
   * @throws dev.unfold.corpus.CorpusException if it can't be read
   */
  public static List<TreebankSentence> read(Lines lines) {
    List<TreebankSentence> all = new ArrayList<>();
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(lines)) {
      while (reader.hasNext()) {
        all.add(of(reader.next()));
      }
    }
    return all;
  }

  /** The tokens of a sentence that was read from CoNLL-U. */
  public static TreebankSentence of(Sentence sentence) {
    List<TreebankToken> tokens = new ArrayList<>();
    boolean newParagraph = false;
    int rangeEnd = 0;
    for (Line line : sentence.lines()) {
      String text = line.text();
      if (text.startsWith("#")) {
        newParagraph |= text.matches("#\\s*new(par|doc)(\\s.*)?");
      } else if (!line.isBlank()) {
        String[] cells = text.split("\t", -1);
        rangeEnd = add(cells, rangeEnd, tokens);
      }
    }
    return new TreebankSentence(tokens, newParagraph);
  }

  /** Adds the token of a line, or the word to the last token; returns the number of the last word of the current range. */
  private static int add(String[] cells, int rangeEnd, List<TreebankToken> tokens) {
    String id = cells[0];
    if (id.contains(".")) {
      return rangeEnd;
    }
    int hyphen = id.indexOf('-');
    if (hyphen > 0) {
      tokens.add(new TreebankToken(cells[FORM], List.of(), spaceAfter(cells[MISC])));
      return Integer.parseInt(id.substring(hyphen + 1));
    }
    if (Integer.parseInt(id) > rangeEnd) {
      tokens.add(new TreebankToken(cells[FORM], List.of(cells[FORM]), spaceAfter(cells[MISC])));
    } else {
      int last = tokens.size() - 1;
      tokens.set(last, tokens.get(last).withWord(cells[FORM]));
    }
    return rangeEnd;
  }

  private static boolean spaceAfter(String misc) {
    return Arrays.stream(misc.split("\\|", -1)).noneMatch("SpaceAfter=No"::equals);
  }
}
