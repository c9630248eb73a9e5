package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.NetworkPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The kinds of tags that a network learns together, or that a tagger gives: first its own, then those of other columns.
 *
 * <p>Other columns are UPOS, XPOS, FEATS and LEMMA of CoNLL-U and CoNLL-X, if every sentence has them with more than one value, and
 * they differ from the tagger's own tags.
 *
 * @param columns the kinds
 * @param tags the tags of each kind, from the training part alone; of lemmas, the scripts that make them
 * @param lemmas makes lemmas of scripts; empty if lemmas are none of the kinds, or whole lemmas are the tags as in the lab
 */
record TagColumns(List<Tagset> columns, List<Vocabulary> tags, Optional<Lemmatizer> lemmas) {
  private static final List<Tagset> OTHERS =
      List.of(Tagset.UPOS, Tagset.XPOS, Tagset.FEATS, Tagset.LEMMA);

  /** Refuses lists that don't fit each other, and columns that occur twice. */
  TagColumns {
    columns = List.copyOf(columns);
    tags = List.copyOf(tags);
    tags.forEach(list -> require("tags", list));
    if (columns.isEmpty()
        || columns.size() != tags.size()
        || new HashSet<>(columns).size() < columns.size()) {
      throw new IllegalArgumentException(
          "columns " + columns + " with " + tags.size() + " lists of tags, expected one list each");
    }
    if (lemmas.isPresent() && !columns.contains(Tagset.LEMMA)) {
      throw new IllegalArgumentException("columns " + columns + " with known lemmas");
    }
  }

  /**
   * Refuses a vocabulary that no file could store.
   *
   * @throws IllegalArgumentException if it is empty, or holds an empty entry
   */
  static void require(String what, Vocabulary vocabulary) {
    if (vocabulary.size() == 0 || vocabulary.contains("")) {
      throw new IllegalArgumentException(
          "tagger: the list of " + what + " is empty or holds an empty entry");
    }
  }

  /** A single kind. */
  static TagColumns of(Tagset column, Vocabulary tags) {
    return new TagColumns(List.of(column), List.of(tags), Optional.empty());
  }

  /** The kinds of tags of a training part. */
  static TagColumns of(Tagset tagset, List<Sentence> train) {
    List<Tagset> columns = new ArrayList<>(List.of(tagset));
    for (Tagset other : OTHERS) {
      if (!columns.contains(other) && teaches(train, other)) {
        columns.add(other);
      }
    }
    Optional<Lemmatizer> lemmas =
        columns.contains(Tagset.LEMMA) ? Optional.of(Lemmatizer.of(train)) : Optional.empty();
    List<Vocabulary> tags = new ArrayList<>();
    for (Tagset column : columns) {
      tags.add(
          column == Tagset.LEMMA
              ? lemmas.orElseThrow().scripts()
              : vocabulary(train, column, column == tagset));
    }
    return new TagColumns(columns, tags, lemmas);
  }

  private static Vocabulary vocabulary(List<Sentence> train, Tagset column, boolean first) {
    return Vocabulary.of(
        () ->
            train.stream()
                .flatMap(s -> cells(s, column, first).stream())
                .filter(cell -> first ? !cell.equals(Sentence.NO_TAG) : !column.isMissing(cell))
                .iterator());
  }

  private static List<String> cells(Sentence sentence, Tagset column, boolean first) {
    return first ? sentence.tags() : sentence.tags(column);
  }

  /** Whether every sentence has that column, with more than one value, and it is not the tagger's own tags. */
  private static boolean teaches(List<Sentence> train, Tagset column) {
    if (column == Tagset.LEMMA) {
      return Lemmatizer.isTaughtBy(train);
    }
    boolean everywhere = true;
    boolean differs = false;
    for (Sentence sentence : train) {
      List<String> cells = cells(sentence, column, false);
      everywhere &= cells.size() == sentence.length() && !cells.contains("");
      differs |= !cells.equals(sentence.tags());
    }
    return everywhere && differs && vocabulary(train, column, false).size() > 1;
  }

  /** The number of kinds. */
  int size() {
    return columns.size();
  }

  /** The names of the kinds, such as {@code upos}. */
  List<String> names() {
    return columns.stream().map(Tagset::toString).toList();
  }

  /** The kinds as heads of a network. */
  List<NetworkPlan.HeadSpec> heads() {
    return IntStream.range(0, size())
        .mapToObj(k -> new NetworkPlan.HeadSpec(columns.get(k).toString(), tags.get(k).size()))
        .toList();
  }

  /** The kinds, by number, that go into different columns of a file: of two for one column, the first. */
  int[] writable() {
    Set<Integer> taken = new HashSet<>();
    return IntStream.range(0, size())
        .filter(k -> taken.add(columns.get(k).writtenColumn()))
        .toArray();
  }

  /** Some of the kinds. */
  TagColumns pick(int... kinds) {
    return new TagColumns(
        Arrays.stream(kinds).mapToObj(columns::get).toList(),
        Arrays.stream(kinds).mapToObj(tags::get).toList(),
        lemmas.filter(any -> Arrays.stream(kinds).anyMatch(k -> columns.get(k) == Tagset.LEMMA)));
  }

  /** The tags of the first kind with these ids. */
  List<String> firstTags(List<String> words, int[] ids) {
    return tags(0, words, ids, List.of());
  }

  /**
   * The tags of all kinds. Lemmas follow the universal tags, unless lemmas are the first kind, which follows no other.
   *
   * @param ids for each kind those of its tags
   */
  List<List<String>> tags(List<String> words, int[][] ids) {
    List<List<String>> all = new ArrayList<>();
    int upos = columns.indexOf(Tagset.UPOS);
    for (int kind = 0; kind < ids.length; kind++) {
      boolean follows = kind > 0 && upos >= 0 && columns.get(kind) == Tagset.LEMMA;
      all.add(tags(kind, words, ids[kind], follows ? text(upos, ids[upos]) : List.of()));
    }
    return all;
  }

  private List<String> tags(int kind, List<String> words, int[] ids, List<String> upos) {
    if (columns.get(kind) != Tagset.LEMMA || lemmas.isEmpty()) {
      return text(kind, ids);
    }
    String[] text = new String[ids.length];
    for (int t = 0; t < ids.length; t++) {
      String tag = upos.isEmpty() ? "" : upos.get(t);
      text[t] = lemmas.orElseThrow().lemma(words.get(t), tag, ids[t]);
    }
    return List.of(text);
  }

  private List<String> text(int kind, int[] ids) {
    Vocabulary vocabulary = tags.get(kind);
    String[] text = new String[ids.length];
    for (int t = 0; t < ids.length; t++) {
      text[t] = vocabulary.get(ids[t]);
    }
    return List.of(text);
  }

  /**
   * A sentence with its tags.
   *
   * @param best for each kind and sentence the ids of the tags
   * @param sentence the index of the sentence in them
   */
  TaggedSentence annotated(List<String> words, int[][][] best, int sentence) {
    Map<Tagset, List<String>> given = new EnumMap<>(Tagset.class);
    int[][] ids = Arrays.stream(best).map(kind -> kind[sentence]).toArray(int[][]::new);
    List<List<String>> all = tags(words, ids);
    for (int kind = 0; kind < size(); kind++) {
      given.put(columns.get(kind), all.get(kind));
    }
    return new TaggedSentence(words, given);
  }

  /** The ids of a sentence's tags, by kind; {@link Vocabulary#MISSING} for a word without one. */
  int[][] read(Sentence sentence) {
    return IntStream.range(0, size())
        .mapToObj(k -> ids(k, sentence.words(), cells(sentence, columns.get(k), k == 0)))
        .toArray(int[][]::new);
  }

  private int[] ids(int kind, List<String> words, List<String> cells) {
    return columns.get(kind) == Tagset.LEMMA && lemmas.isPresent()
        ? lemmas.orElseThrow().ids(words, cells)
        : tags.get(kind).ids(cells);
  }
}
