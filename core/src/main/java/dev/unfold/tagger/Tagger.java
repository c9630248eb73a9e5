package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.model.SequenceModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A trained tagger: words in, tags out. Immutable, so one tagger serves all threads.
 *
 * @param config how it was trained
 * @param words the words it knows
 * @param tags the tags it gives
 * @param model the network
 */
public record Tagger(TaggerConfig config, Vocabulary words, Vocabulary tags, SequenceModel model) {
  /** Refuses words or tags that are none, or one of them empty: no file could give them back. */
  public Tagger {
    require("words", words);
    require("tags", tags);
  }

  private static void require(String what, Vocabulary vocabulary) {
    if (vocabulary.size() == 0 || vocabulary.contains("")) {
      throw new IllegalArgumentException(
          "tagger: the list of " + what + " is empty or holds an empty entry");
    }
  }

  /**
   * Loads a model file.
   *
   * @throws ModelException if it is none, or is damaged
   */
  public static Tagger load(Path file) {
    return ModelFile.load(file);
  }

  /** Saves this tagger; the file is the old one or the new one, whole, whatever happens in between. */
  public void save(Path file) {
    ModelFile.save(this, file);
  }

  /** The tags of a sentence, one a word; none for a sentence without words. */
  public List<String> tag(List<String> sentence) {
    return sentence.isEmpty() ? List.of() : tagAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences, each with at least one word, computed together. */
  public List<List<String>> tagAll(List<List<String>> sentences) {
    int[][] input = sentences.stream().map(this::ids).toArray(int[][]::new);
    return Arrays.stream(model.predict(input))
        .map(ids -> Arrays.stream(ids).mapToObj(tags::get).toList())
        .toList();
  }

  /** The lab's vocabulary has no unknown word: a word that it doesn't hold is read as its first one. */
  private int[] ids(List<String> sentence) {
    return sentence.stream().mapToInt(word -> Math.max(0, words.id(word))).toArray();
  }
}
