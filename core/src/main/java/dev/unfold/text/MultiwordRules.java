package dev.unfold.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * Splits multiword tokens into words: as training did, else by the longest ending or beginning that training split off.
 *
 * <p>An ending such as {@code n't} stands for {@code do n't} from <i>don't</i>: the first word keeps the rest. A beginning such as
 * {@code d} stands for {@code de essas} from Portuguese <i>dessas</i>: the last word keeps the rest. A stem's own change, as in
 * <i>vê-lo</i> to {@code ver lo}, is part of the ending.
 *
 * @param whole the words of tokens in lower case
 * @param endings what follows the first word's unchanged part: its new end, then the other words
 * @param beginnings what precedes the last word's unchanged part: the other words, then its new beginning
 */
record MultiwordRules(
    Map<String, List<String>> whole,
    Map<String, List<String>> endings,
    Map<String, List<String>> beginnings) {
  /** Longer tokens are no multiword tokens. */
  private static final int LONGEST = 200;

  /** Copies, sorted. */
  MultiwordRules {
    whole = new TreeMap<>(whole);
    endings = new TreeMap<>(endings);
    beginnings = new TreeMap<>(beginnings);
  }

  /** Rules from the multiword tokens of training: of several ways to split the same text, the most frequent. */
  static MultiwordRules of(List<TreebankToken> tokens) {
    Map<String, Map<List<String>, Integer>> whole = new HashMap<>();
    Map<String, Map<List<String>, Integer>> endings = new HashMap<>();
    Map<String, Map<List<String>, Integer>> beginnings = new HashMap<>();
    for (TreebankToken token : tokens) {
      if (token.isMultiword()) {
        String form = lower(token.form());
        List<String> words = token.words().stream().map(MultiwordRules::lower).toList();
        count(whole, form, words);
        int head = commonStart(form, words.get(0));
        if (head > 0) {
          count(endings, form.substring(head), with(words, 0, words.get(0).substring(head)));
        }
        int last = words.size() - 1;
        int tail = commonEnd(form, words.get(last));
        if (tail > 0) {
          String start = words.get(last).substring(0, words.get(last).length() - tail);
          count(beginnings, form.substring(0, form.length() - tail), with(words, last, start));
        }
      }
    }
    return new MultiwordRules(mostFrequent(whole), mostFrequent(endings), mostFrequent(beginnings));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<String> with(List<String> words, int place, String word) {
    List<String> changed = new ArrayList<>(words);
    changed.set(place, word);
    return changed;
  }

  private static void count(
      Map<String, Map<List<String>, Integer>> counts, String key, List<String> words) {
    counts.computeIfAbsent(key, k -> new HashMap<>()).merge(words, 1, Integer::sum);
  }

  private static Map<String, List<String>> mostFrequent(
      Map<String, Map<List<String>, Integer>> counts) {
    Map<String, List<String>> best = new HashMap<>();
    Comparator<Entry<List<String>, Integer>> frequency = Entry.comparingByValue();
    Comparator<Entry<List<String>, Integer>> order =
        frequency.thenComparing(entry -> String.join(" ", entry.getKey()));
    counts.forEach(
        (key, ways) -> best.put(key, ways.entrySet().stream().max(order).get().getKey()));
    return best;
  }

  private static int commonStart(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private static int commonEnd(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
      length++;
    }
    return length;
  }

  /** The words of a token that the network calls multiword; the token itself if no rule fits. */
  List<String> split(String form) {
    String lower = lower(form);
    if (lower.length() != form.length() || form.length() > LONGEST) {
      return List.of(form);
    }
    List<String> known = whole.get(lower);
    if (known != null) {
      return cased(form, known);
    }
    for (int length = lower.length() - 1; length > 0; length--) {
      int cut = lower.length() - length;
      List<String> ending = endings.get(lower.substring(cut));
      if (ending != null) {
        return cased(form, with(ending, 0, lower.substring(0, cut) + ending.get(0)));
      }
      List<String> beginning = beginnings.get(lower.substring(0, length));
      if (beginning != null) {
        int last = beginning.size() - 1;
        return cased(form, with(beginning, last, beginning.get(last) + lower.substring(length)));
      }
    }
    return List.of(form);
  }

  /** The words in the letters of the form where they are its parts, else with the form's case. */
  private static List<String> cased(String form, List<String> words) {
    if (String.join("", words).equals(lower(form))) {
      List<String> parts = new ArrayList<>();
      int at = 0;
      for (String word : words) {
        parts.add(form.substring(at, at + word.length()));
        at += word.length();
      }
      return parts;
    }
    boolean upper = form.equals(form.toUpperCase(Locale.ROOT)) && form.length() > 1;
    if (upper && !form.equals(lower(form))) {
      return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }
    return Character.isUpperCase(form.charAt(0)) ? with(words, 0, title(words.get(0))) : words;
  }

  private static String title(String word) {
    return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
