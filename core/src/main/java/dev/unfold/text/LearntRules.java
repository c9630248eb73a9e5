package dev.unfold.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Learns the rules by which text is cut into pieces, from a text with the ends of its tokens. */
final class LearntRules {
  /** A script is divided if at least one in so many places between its letters is the end of a token. */
  private static final int RARE = 500;

  /** A script or character that occurs less often is left to the defaults. */
  private static final int EVIDENCE = 20;

  private final char[] text;
  private final int[] ends;
  private final Map<Integer, int[]> kinds = new TreeMap<>();
  private final Map<Integer, int[]> repetitions = new TreeMap<>();

  private LearntRules(char[] text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  /** The rules for a text. */
  static PieceRules of(char[] text, int[] ends) {
    LearntRules learnt = new LearntRules(text, ends);
    learnt.count();
    PieceRules uncut = new PieceRules(learnt.divided(), learnt.repeated(), Map.of());
    return new PieceRules(uncut.divided(), uncut.repeated(), learnt.cuts(uncut));
  }

  /** Counts the places between two characters of one kind, and how many of them are ends of tokens. */
  private void count() {
    int next = 0;
    for (int at = 0; at < text.length; ) {
      int c = Character.codePointAt(text, at);
      int end = at + Character.charCount(c);
      while (next < ends.length && ends[next] < end) {
        next++;
      }
      int isEnd = next < ends.length && ends[next] == end ? 1 : 0;
      int follower = end < text.length ? Character.codePointAt(text, end) : ' ';
      int kind = CharacterKind.of(c);
      if (kind == CharacterKind.OTHER && c == follower) {
        add(repetitions, c, isEnd);
      } else if (kind != CharacterKind.MARK && kind == CharacterKind.of(follower)) {
        add(kinds, kind, isEnd);
      }
      at = end;
    }
  }

  private static void add(Map<Integer, int[]> counts, int key, int isEnd) {
    int[] count = counts.computeIfAbsent(key, k -> new int[2]);
    count[0]++;
    count[1] += isEnd;
  }

  private Set<String> divided() {
    Set<String> divided = new TreeSet<>(PieceRules.UNSPACED);
    kinds.forEach(
        (kind, count) -> {
          boolean formsRuns = kind == CharacterKind.DIGIT || kind >= CharacterKind.LETTER;
          if (formsRuns && count[0] >= EVIDENCE) {
            String name = PieceRules.name(kind);
            divided.remove(name);
            if (count[1] * RARE > count[0]) {
              divided.add(name);
            }
          }
        });
    return divided;
  }

  private Set<Integer> repeated() {
    Set<Integer> repeated = new HashSet<>();
    repetitions.forEach(
        (c, count) -> {
          if (count[0] >= EVIDENCE && count[1] * RARE < count[0]) {
            repeated.add(c);
          }
        });
    return repeated;
  }

  /** Runs of letters with the end of a token inside, and where. */
  private Map<String, List<Integer>> cuts(PieceRules uncut) {
    Pieces pieces = new Pieces();
    uncut.splitter().split(text, 0, text.length, pieces);
    Map<String, List<Integer>> cuts = new HashMap<>();
    for (int p = 0; p < pieces.size(); p++) {
      int from = pieces.start(p);
      int to = pieces.end(p);
      int at = Arrays.binarySearch(ends, from + 1);
      at = at < 0 ? -at - 1 : at;
      if (at < ends.length && ends[at] < to) {
        String run = new String(text, from, to - from).toLowerCase(Locale.ROOT);
        List<Integer> lengths = new ArrayList<>();
        for (int start = from; at < ends.length && ends[at] < to; start = ends[at++]) {
          lengths.add(ends[at] - start);
        }
        cuts.putIfAbsent(run, lengths);
      }
    }
    return cuts;
  }
}
