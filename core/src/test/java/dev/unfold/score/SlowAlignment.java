package dev.unfold.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the words that two splits of a text share, directly from the description of the shared task: stretches grow until no
 * multiword token ends outside, and the longest common subsequence is found by trying.
 */
final class SlowAlignment {
  private final List<Word> gold;
  private final List<Word> given;
  private final List<int[]> stretches = new ArrayList<>();

  private record Word(String form, int from, int to, boolean multiword) {
    boolean isIn(int[] stretch) {
      return from >= stretch[0] && to <= stretch[1];
    }

    boolean touches(int[] stretch) {
      return from < stretch[1] && to > stretch[0];
    }
  }

  SlowAlignment(String gold, String given) {
    this.gold = words(gold);
    this.given = words(given);
    List<Word> multiword = new ArrayList<>(this.gold);
    multiword.addAll(this.given);
    multiword.removeIf(word -> !word.multiword);
    while (!multiword.isEmpty()) {
      int[] stretch = {multiword.get(0).from, multiword.get(0).to};
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Word word : multiword) {
          if (word.touches(stretch) && !word.isIn(stretch)) {
            stretch[0] = Math.min(stretch[0], word.from);
            stretch[1] = Math.max(stretch[1], word.to);
            grown = true;
          }
        }
      }
      multiword.removeIf(word -> word.isIn(stretch));
      stretches.add(stretch);
    }
  }

  private static List<Word> words(String tokens) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (String token : tokens.split(" ")) {
      String[] parts = token.split("=");
      int to = at + parts[0].length();
      if (parts.length == 1) {
        words.add(new Word(token, at, to, false));
      } else {
        for (String form : parts[1].split("\\+")) {
          words.add(new Word(form, at, to, true));
        }
      }
      at = to;
    }
    return words;
  }

  int same() {
    int count = 0;
    for (int[] stretch : stretches) {
      count += longest(forms(inside(gold, stretch)), forms(inside(given, stretch)));
    }
    for (Word word : gold) {
      boolean alone = stretches.stream().noneMatch(word::touches);
      count +=
          alone && given.stream().anyMatch(w -> w.from == word.from && w.to == word.to) ? 1 : 0;
    }
    return count;
  }

  private static List<Word> inside(List<Word> words, int[] stretch) {
    return words.stream().filter(word -> word.isIn(stretch)).toList();
  }

  private static List<String> forms(List<Word> words) {
    return words.stream().map(Word::form).toList();
  }

  private static int longest(List<String> one, List<String> other) {
    int best = 0;
    for (int subset = 0; subset < 1 << one.size(); subset++) {
      int at = 0;
      int found = 0;
      for (int w = 0; w < one.size(); w++) {
        if ((subset >> w & 1) == 1) {
          int next = other.subList(at, other.size()).indexOf(one.get(w));
          if (next < 0) {
            found = -1;
            break;
          }
          at += next + 1;
          found++;
        }
      }
      best = Math.max(best, found);
    }
    return best;
  }
}
