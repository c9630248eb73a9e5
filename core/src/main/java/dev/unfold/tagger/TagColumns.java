package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The kinds of tags that a network learns together: first the tagger's own, then auxiliary ones from other columns of the
 * corpus.
 *
 * <p>Auxiliary columns are UPOS, XPOS and FEATS of CoNLL-U and CoNLL-X, if every sentence has them with more than one value, and
 * they differ from the tagger's own tags.
 *
 * @param names the kinds, such as {@code upos}
 * @param tags the tags of each kind, from the training part alone
 */
record TagColumns(List<String> names, List<Vocabulary> tags) {
  /** The number of cells of a CoNLL-U line. */
  private static final int COLUMNS = 10;

  private static final Map<String, Integer> AUXILIARY = auxiliary();

  private static Map<String, Integer> auxiliary() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    columns.put("upos", 4);
    columns.put("xpos", 5);
    columns.put("feats", 6);
    return columns;
  }

  /** The kinds of tags of a training part. */
  static TagColumns of(Tagset tagset, List<Sentence> train) {
    List<String> names = new ArrayList<>(List.of(tagset.toString()));
    List<Vocabulary> tags = new ArrayList<>(List.of(vocabulary(train, tagset.toString(), true)));
    for (String name : AUXILIARY.keySet()) {
      if (!names.contains(name) && teaches(train, name)) {
        names.add(name);
        tags.add(vocabulary(train, name, false));
      }
    }
    return new TagColumns(names, tags);
  }

  private static Vocabulary vocabulary(List<Sentence> train, String name, boolean first) {
    return Vocabulary.of(
        () -> train.stream().flatMap(s -> cells(s, name, first).stream()).iterator());
  }

  private static List<String> cells(Sentence sentence, String name, boolean first) {
    return first ? sentence.tags() : sentence.cells(AUXILIARY.get(name), COLUMNS);
  }

  /** Whether every sentence has that column, with more than one value, and it is not the tagger's own tags. */
  private static boolean teaches(List<Sentence> train, String name) {
    boolean everywhere = true;
    boolean differs = false;
    for (Sentence sentence : train) {
      List<String> cells = cells(sentence, name, false);
      everywhere &= cells.size() == sentence.length();
      differs |= !cells.equals(sentence.tags());
    }
    return everywhere && differs && vocabulary(train, name, false).size() > 1;
  }

  /** The ids of a sentence's tags, by kind. */
  int[][] read(Sentence sentence) {
    return IntStream.range(0, names.size())
        .mapToObj(k -> tags.get(k).ids(cells(sentence, names.get(k), k == 0)))
        .toArray(int[][]::new);
  }
}
