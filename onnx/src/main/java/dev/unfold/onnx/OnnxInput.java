package dev.unfold.onnx;

import dev.unfold.exchange.NetworkParts;
import dev.unfold.nn.WordEncoder;
import dev.unfold.nn.Words;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sentences as the inputs of an {@link OnnxModel}, padded to the longest.
 *
 * @param tensors every input of the model, by name
 */
public record OnnxInput(Map<String, Ids> tensors) {
  /**
   * A tensor of int64.
   *
   * @param shape its sizes, first to last
   * @param ids its numbers, row by row
   */
  public record Ids(long[] shape, long[] ids) {}

  /**
   * The inputs for some sentences, at least one, with at least one word each.
   *
   * @param tagger the exported tagger
   */
  public static OnnxInput of(Tagger tagger, List<? extends List<String>> sentences) {
    WordEncoder encoder = NetworkParts.of(tagger).encoder();
    Grid grid =
        new Grid(
            sentences.stream().map(s -> NetworkTagger.of(tagger).read(List.copyOf(s))).toList());
    Map<String, Ids> tensors = new LinkedHashMap<>();
    tensors.put(OnnxModel.LENGTH, grid.lengths());
    tensors.put(OnnxWords.WORD, grid.numbers(Words::ids));
    encoder
        .affixes()
        .ifPresent(
            bag -> {
              int none = bag.w().value().rows();
              tensors.put(OnnxWords.AFFIX, grid.lists(Words::features, none));
            });
    encoder
        .spelling()
        .ifPresent(
            reader -> {
              tensors.put(OnnxWords.LETTER, grid.lists(Words::letters, 0));
              tensors.put(OnnxWords.LETTERS, grid.numbers(OnnxInput::letters));
            });
    encoder
        .pretrained()
        .ifPresent(given -> tensors.put(OnnxWords.GIVEN, grid.numbers(Words::vectors)));
    return new OnnxInput(tensors);
  }

  private static int[] letters(Words words) {
    return Arrays.stream(words.letters()).mapToInt(letters -> letters.length).toArray();
  }

  /** Sentences as the rows of a B×T table, T the length of the longest. */
  private record Grid(List<Words> sentences) {
    private int width() {
      return sentences.stream().mapToInt(Words::size).max().orElse(0);
    }

    Ids lengths() {
      return new Ids(
          new long[] {sentences.size()}, sentences.stream().mapToLong(Words::size).toArray());
    }

    /** A number for each word, B×T; padded with 0. */
    Ids numbers(Function<Words, int[]> numbers) {
      long[] filled = new long[sentences.size() * width()];
      for (int b = 0; b < sentences.size(); b++) {
        copy(numbers.apply(sentences.get(b)), filled, b * width());
      }
      return new Ids(new long[] {sentences.size(), width()}, filled);
    }

    /** A list for each word, B×T×longest; padded with {@code filler}. */
    Ids lists(Function<Words, int[][]> lists, int filler) {
      int longest =
          sentences.stream()
              .flatMap(words -> Arrays.stream(lists.apply(words)))
              .mapToInt(list -> list.length)
              .reduce(1, Math::max);
      long[] filled = new long[sentences.size() * width() * longest];
      Arrays.fill(filled, filler);
      for (int b = 0; b < sentences.size(); b++) {
        int[][] words = lists.apply(sentences.get(b));
        for (int t = 0; t < words.length; t++) {
          copy(words[t], filled, (b * width() + t) * longest);
        }
      }
      return new Ids(new long[] {sentences.size(), width(), longest}, filled);
    }

    private static void copy(int[] numbers, long[] into, int from) {
      for (int i = 0; i < numbers.length; i++) {
        into[from + i] = numbers[i];
      }
    }
  }
}
