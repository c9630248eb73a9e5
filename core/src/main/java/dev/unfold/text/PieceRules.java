package dev.unfold.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cuts text into pieces, the units that the network labels: a run of letters of one script, a run of digits, or one other
 * character, each with the marks after it.
 *
 * <p>What is a run is learnt: in a script in which training cuts words apart without a blank, such as Thai, each letter is a
 * piece; a character such as {@code .} forms runs if training never cuts {@code ...}; and a run of letters that training cuts,
 * such as <i>gonna</i>, is cut at the same places.
 *
 * @param divided the scripts whose letters are pieces of their own, and {@link #DIGITS} if digits are
 * @param repeated the characters whose repetitions are one piece
 * @param cuts runs in lower case, and the lengths of their parts
 */
record PieceRules(Set<String> divided, Set<Integer> repeated, Map<String, List<Integer>> cuts) {
  static final String DIGITS = "digits";

  /** The longest piece. */
  static final int LONGEST = 500;

  /** Scripts without blanks between words. */
  static final Set<String> UNSPACED =
      Set.of("HAN", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "YI");

  /** Copies, sorted. */
  PieceRules {
    divided = new TreeSet<>(divided);
    repeated = new TreeSet<>(repeated);
    cuts = new TreeMap<>(cuts);
  }

  /** The name of a kind of characters that may form runs. */
  static String name(int kind) {
    return kind == CharacterKind.DIGIT
        ? DIGITS
        : Character.UnicodeScript.values()[kind - CharacterKind.LETTER].name();
  }

  /** A splitter with these rules, for one thread. */
  Splitter splitter() {
    return new Splitter(this);
  }

  /** Cuts text into pieces. */
  static final class Splitter {
    /** For each kind of characters, whether it forms runs. */
    private final boolean[] runs;

    private final PieceRules rules;
    private final int longestCut;
    private final long[] cutHashes = new long[64];

    private Splitter(PieceRules rules) {
      this.rules = rules;
      runs = new boolean[CharacterKind.LETTER + Character.UnicodeScript.values().length];
      Arrays.fill(runs, CharacterKind.LETTER, runs.length, true);
      runs[CharacterKind.DIGIT] = !rules.divided.contains(DIGITS);
      for (String script : rules.divided) {
        if (!script.equals(DIGITS)) {
          runs[CharacterKind.LETTER + Character.UnicodeScript.valueOf(script).ordinal()] = false;
        }
      }
      longestCut = rules.cuts.keySet().stream().mapToInt(String::length).max().orElse(0);
      for (String run : rules.cuts.keySet()) {
        int hash = hash(run.charAt(0), run.charAt(run.length() - 1), run.length());
        cutHashes[hash >> 6] |= 1L << hash;
      }
    }

    /** A number below 4096 that is the same for upper and lower case of ASCII. */
    private static int hash(int first, int last, int length) {
      return ((first & 31) * 131 + (last & 31) * 17 + length * 7) & 4095;
    }

    /** Adds the pieces of the text from {@code from} to {@code to}, and the gap after each. */
    void split(char[] text, int from, int to, Pieces into) {
      int at = from;
      while (at < to) {
        int c = codePoint(text, at, to);
        int kind = CharacterKind.of(c);
        int end = at + Character.charCount(c);
        if (kind == CharacterKind.BLANK) {
          int first = at;
          while (end < to && CharacterKind.of(text[end]) == CharacterKind.BLANK) {
            end++;
          }
          if (into.size() > 0) {
            into.gap(Gap.of(text, first, end));
          }
        } else {
          end = run(text, to, end, c, kind, at + LONGEST);
          add(text, at, end, kind, into);
        }
        at = end;
      }
    }

    private int run(char[] text, int to, int from, int first, int kind, int limit) {
      int end = from;
      boolean same = kind == CharacterKind.OTHER && rules.repeated.contains(first);
      while (end < to && end < limit) {
        int c = codePoint(text, end, to);
        int next = CharacterKind.of(c);
        boolean fits =
            next == CharacterKind.MARK || (same ? c == first : runs[kind] && next == kind);
        if (!fits) {
          break;
        }
        end += Character.charCount(c);
      }
      return end;
    }

    private static int codePoint(char[] text, int at, int to) {
      char c = text[at];
      return Character.isHighSurrogate(c) ? Character.codePointAt(text, at, to) : c;
    }

    private void add(char[] text, int from, int to, int kind, Pieces into) {
      int at = from;
      boolean cuttable = kind >= CharacterKind.LETTER || kind == CharacterKind.DIGIT;
      if (cuttable && to - from <= longestCut && mayBeCut(text, from, to)) {
        String run = new String(text, from, to - from).toLowerCase(Locale.ROOT);
        for (int length : rules.cuts.getOrDefault(run, List.of())) {
          if (at + length < to) {
            into.add(at, at + length);
            at += length;
          }
        }
      }
      into.add(at, to);
    }

    private boolean mayBeCut(char[] text, int from, int to) {
      int hash = hash(text[from], text[to - 1], to - from);
      return (cutHashes[hash >> 6] & 1L << hash) != 0;
    }
  }
}
