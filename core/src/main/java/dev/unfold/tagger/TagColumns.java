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
 * The kinds of tags that a network learns at once: first those that are asked for, then what else the corpus says of each
 * word, which teaches it something too.
 *
 * <p>What else there is: UPOS, XPOS and FEATS of CoNLL-U and CoNLL-X, as far as they say anything, and not the very tags
 * that are asked for.
 *
 * @param names the kinds, such as {@code upos}
 * @param tags the tags of each kind, from the training part alone
 */
record TagColumns(List<String> names, List<Vocabulary> tags) {
  /** The cells of a line of CoNLL-U. */
  private static final int COLUMNS = 10;

  private static final Map<String, Integer> AUXILIARY = teachers();

  private static Map<String, Integer> teachers() {
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
    for (String teacher : AUXILIARY.keySet()) {
      if (!names.contains(teacher) && teaches(train, teacher)) {
        names.add(teacher);
        tags.add(vocabulary(train, teacher, false));
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

  /** Whether every sentence has that column, with something to tell apart, and not just the tags that are asked for. */
  private static boolean teaches(List<Sentence> train, String teacher) {
    boolean everywhere = true;
    boolean differs = false;
    for (Sentence sentence : train) {
      List<String> cells = cells(sentence, teacher, false);
      everywhere &= cells.size() == sentence.length();
      differs |= !cells.equals(sentence.tags());
    }
    return everywhere && differs && vocabulary(train, teacher, false).size() > 1;
  }

  /** The ids of a sentence's tags, kind by kind. */
  int[][] read(Sentence sentence) {
    return IntStream.range(0, names.size())
        .mapToObj(k -> tags.get(k).ids(cells(sentence, names.get(k), k == 0)))
        .toArray(int[][]::new);
  }
}
