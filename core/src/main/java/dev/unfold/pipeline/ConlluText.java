package dev.unfold.pipeline;

import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.TaggedWord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes annotated sentences as CoNLL-U: {@code # sent_id}, {@code # text}, a line for each word, and a range for each
 * multiword token.
 *
 * <p>MISC holds {@code SpaceAfter=No} where no blank follows, {@code SpacesAfter} where others than one blank follow inside
 * the sentence ({@code \s}, {@code \t}, {@code \n}, {@code \r}, others as they are), and if asked {@code TokenRange=0:4}: the
 * offsets of the token in the text, in UTF-16 units. Not thread-safe.
 */
public final class ConlluText {
  private static final List<Tagset> COLUMNS =
      List.of(Tagset.LEMMA, Tagset.UPOS, Tagset.XPOS, Tagset.FEATS);

  private static final Map<Character, String> ESCAPES =
      Map.of(' ', "\\s", '\t', "\\t", '\n', "\\n", '\r', "\\r", '|', "\\p", '\\', "\\\\");

  private final Appendable out;
  private final boolean offsets;
  private int number;

  /**
   * A writer.
   *
   * @param offsets whether to write those of each token
   */
  public ConlluText(Appendable out, boolean offsets) {
    this.out = out;
    this.offsets = offsets;
  }

  /**
   * Writes a sentence.
   *
   * @param next the offset at which the text's next sentence begins; empty after the last one
   */
  public void write(AnnotatedSentence sentence, OptionalInt next) throws IOException {
    number++;
    out.append("# sent_id = ").append(Integer.toString(number)).append('\n');
    out.append("# text = ").append(cell(sentence.text())).append('\n');
    int id = 1;
    for (int t = 0; t < sentence.tokens().size(); t++) {
      AnnotatedToken token = sentence.tokens().get(t);
      boolean last = t + 1 == sentence.tokens().size();
      String blanks = last ? after(sentence, next) : sentence.blanksAfter(t);
      String misc = misc(token, blanks);
      if (token.isMultiword()) {
        String range = id + "-" + (id + token.words().size() - 1);
        out.append(range).append('\t').append(cell(token.form()));
        out.append("\t_\t_\t_\t_\t_\t_\t_\t").append(misc).append('\n');
      }
      for (TaggedWord word : token.words()) {
        write(id, word, token.isMultiword() ? "_" : misc);
        id++;
      }
    }
    out.append('\n');
  }

  /** The blanks between sentences are not known, but whether there are any is. */
  private static String after(AnnotatedSentence sentence, OptionalInt next) {
    return next.isPresent() && next.getAsInt() == sentence.end() ? "" : " ";
  }

  private void write(int id, TaggedWord word, String misc) throws IOException {
    out.append(Integer.toString(id)).append('\t').append(cell(word.form()));
    for (Tagset column : COLUMNS) {
      out.append('\t').append(cell(word.tags().getOrDefault(column, "_")));
    }
    out.append("\t_\t_\t_\t").append(misc).append('\n');
  }

  private String misc(AnnotatedToken token, String blanks) {
    StringBuilder misc = new StringBuilder();
    if (blanks.isEmpty()) {
      misc.append("SpaceAfter=No");
    } else if (!blanks.equals(" ")) {
      misc.append("SpacesAfter=").append(escaped(blanks));
    }
    if (offsets) {
      misc.append(misc.length() > 0 ? "|" : "");
      misc.append("TokenRange=").append(token.start()).append(':').append(token.end());
    }
    return misc.length() == 0 ? "_" : misc.toString();
  }

  private static String escaped(String blanks) {
    return blanks
        .chars()
        .mapToObj(c -> ESCAPES.getOrDefault((char) c, String.valueOf((char) c)))
        .collect(Collectors.joining());
  }

  /** A cell can't hold a tab or the end of a line. */
  private static String cell(String text) {
    boolean odd = IntStream.of('\t', '\n', '\r').anyMatch(c -> text.indexOf(c) >= 0);
    return odd ? text.replaceAll("[\t\n\r]+", " ") : text;
  }
}
