package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lemmas from the {@linkplain LemmaScript scripts} that a network chooses, and from what the training part has of a word:
 * a form with a universal tag that always had one lemma there has it again; of several lemmas the script chooses.
 *
 * <p>The network learns the scripts of at least two tokens; a rarer one is learnt as {@link LemmaScript#UNCHANGED}.
 * Immutable.
 */
final class Lemmatizer {
  private static final String NONE = "_";
  private static final String PROPER_NOUN = "PROPN";

  private final Vocabulary scripts;
  private final List<LemmaScript> parsed;
  private final Map<String, List<Seen>> seen;

  /**
   * The lemmas that a form has with a tag.
   *
   * @param upos the tag; empty where the training part has none
   * @param lemmas the most frequent first
   */
  private record Seen(String upos, List<String> lemmas) {}

  private Lemmatizer(Vocabulary scripts, Map<String, List<Seen>> seen) {
    this.scripts = scripts;
    this.parsed = scripts.entries().stream().map(LemmaScript::parse).toList();
    this.seen = seen;
  }

  /** A lemmatizer of the lemmas in column 3 of a training part, in which each sentence has them. */
  static Lemmatizer of(List<Sentence> train) {
    Map<String, Integer> counts = new LinkedHashMap<>(Map.of(LemmaScript.UNCHANGED.toString(), 2));
    Map<String, Map<String, Map<String, Integer>>> lemmas = new LinkedHashMap<>();
    for (Sentence sentence : train) {
      List<String> upos = sentence.tags(Tagset.UPOS);
      List<String> column = sentence.tags(Tagset.LEMMA);
      for (int t = 0; t < sentence.length(); t++) {
        String form = sentence.words().get(t);
        counts.merge(LemmaScript.of(form, column.get(t)).toString(), 1, Integer::sum);
        lemmas
            .computeIfAbsent(form, word -> new LinkedHashMap<>())
            .computeIfAbsent(upos.get(t), tag -> new LinkedHashMap<>())
            .merge(column.get(t), 1, Integer::sum);
      }
    }
    Map<String, List<Seen>> seen = new LinkedHashMap<>();
    lemmas.forEach(
        (form, tags) -> tags.forEach((upos, few) -> put(seen, form, upos, byFrequency(few))));
    counts.values().removeIf(count -> count < 2);
    return new Lemmatizer(new Vocabulary(List.copyOf(counts.keySet())), seen);
  }

  private static List<String> byFrequency(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void put(
      Map<String, List<Seen>> seen, String form, String upos, List<String> lemmas) {
    seen.computeIfAbsent(form, word -> new ArrayList<>(1)).add(new Seen(upos, lemmas));
  }

  /**
   * The lemmatizer that a file holds.
   *
   * @param entries as {@link #entries} gives them
   * @throws IllegalArgumentException if an entry or a script does not fit
   */
  static Lemmatizer of(Vocabulary scripts, List<String> entries) {
    Map<String, List<Seen>> seen = new LinkedHashMap<>(2 * entries.size());
    for (String entry : entries) {
      String[] cells = entry.split("\t", -1);
      if (cells.length < 3) {
        throw new IllegalArgumentException(
            "lemmas: found \"" + entry + "\", expected a form, a tag and lemmas between tabs");
      }
      List<String> lemmas =
          Arrays.stream(cells, 2, cells.length).map(c -> c.isEmpty() ? cells[0] : c).toList();
      put(seen, cells[0], cells[1], lemmas);
    }
    return new Lemmatizer(scripts, seen);
  }

  /** What was seen, for a file: form, tag and lemmas between tabs; a lemma that is the form is left empty. */
  List<String> entries() {
    List<String> entries = new ArrayList<>();
    seen.forEach(
        (form, tags) ->
            tags.forEach(
                tag -> {
                  List<String> lemmas =
                      tag.lemmas.stream().map(l -> l.equals(form) ? "" : l).toList();
                  entries.add(form + "\t" + tag.upos + "\t" + String.join("\t", lemmas));
                }));
    return entries;
  }

  /** Whether at least half of the words of a training part have a lemma in column 3. */
  static boolean isTaughtBy(List<Sentence> train) {
    long words = 0;
    long lemmas = 0;
    for (Sentence sentence : train) {
      List<String> column = sentence.tags(Tagset.LEMMA);
      if (column.size() != sentence.length() || column.contains("")) {
        return false;
      }
      words += column.size();
      lemmas += column.stream().filter(lemma -> !lemma.equals(NONE)).count();
    }
    return words > 0 && 2 * lemmas >= words;
  }

  /** The scripts by their ids. */
  Vocabulary scripts() {
    return scripts;
  }

  /** The ids of the scripts from words to their lemmas. */
  int[] ids(List<String> words, List<String> lemmas) {
    int[] ids = new int[words.size()];
    for (int t = 0; t < ids.length; t++) {
      int id = scripts.id(LemmaScript.of(words.get(t), lemmas.get(t)).toString());
      ids[t] = id == Vocabulary.MISSING ? scripts.id(LemmaScript.UNCHANGED.toString()) : id;
    }
    return ids;
  }

  /**
   * The lemma of a word.
   *
   * @param upos its universal tag; empty if it is not known
   * @param script the id of the script that the network chooses
   */
  String lemma(String form, String upos, int script) {
    String chosen = parsed.get(script).lemma(form);
    List<String> known = known(form, upos);
    return known.isEmpty() || known.contains(chosen) && known.size() > 1 ? chosen : known.get(0);
  }

  /** The lemmas that the word has in the training part, as written or else in lower case; names only as written. */
  private List<String> known(String form, String upos) {
    List<Seen> tags = seen.get(form);
    if (tags == null && !upos.equals(PROPER_NOUN)) {
      tags = seen.get(form.toLowerCase(Locale.ROOT));
    }
    if (tags == null) {
      return List.of();
    }
    if (upos.isEmpty()) {
      return tags.stream().flatMap(tag -> tag.lemmas.stream()).distinct().toList();
    }
    for (Seen tag : tags) {
      if (tag.upos.equals(upos)) {
        return tag.lemmas;
      }
    }
    return List.of();
  }
}
