package dev.unfold.web.lab;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.TaggedBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The corpus that the page trains on.
 *
 * @param data as ids
 * @param train the training sentences as text
 */
public record LabCorpus(PostagCorpusData data, List<Sentence> train) {
  private static final int EXAMPLES = 12;
  private static final int SHORTEST = 5;
  private static final int LONGEST = 12;

  /** The corpus of these sentences. */
  public static LabCorpus of(List<Sentence> train, List<Sentence> dev) {
    return new LabCorpus(PostagCorpusData.of(train, dev, List.of()), List.copyOf(train));
  }

  /** The tags in the order of their ids. */
  public List<String> tags() {
    return data.tags().entries();
  }

  /** The number of tokens of the training part. */
  public int trainTokens() {
    return data.tokens(Part.TRAIN);
  }

  /** The number of sentences of the dev part. */
  public int devSentences() {
    return data.size(Part.DEV);
  }

  /** Short sentences, spread over the training part. */
  public List<Sentence> examples() {
    List<Sentence> fitting =
        train.stream()
            .filter(s -> s.words().size() >= SHORTEST && s.words().size() <= LONGEST)
            .toList();
    List<Sentence> examples = new ArrayList<>();
    for (int i = 0; i < EXAMPLES && !fitting.isEmpty(); i++) {
      examples.add(fitting.get(i * fitting.size() / EXAMPLES));
    }
    return examples;
  }

  /** The ids of words; those that are not in the training part are the unknown word. */
  int[] ids(List<String> words) {
    return data.words().ids(words);
  }

  /**
   * A sentence and its right tags as ids.
   *
   * @throws IllegalArgumentException if the numbers differ, there is no word, or a tag is not one of the corpus
   */
  TaggedBatch batch(List<String> words, List<String> tags) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "sentence: has no word, expected at least one: a loss is a mean over the words");
    }
    if (words.size() != tags.size()) {
      throw new IllegalArgumentException(
          "sentence: has "
              + words.size()
              + " words and "
              + tags.size()
              + " tags; give each word a tag");
    }
    for (String tag : tags) {
      if (!data.tags().contains(tag)) {
        throw new IllegalArgumentException(
            "sentence: \"" + tag + "\" is no tag of the corpus; expected one of " + tags());
      }
    }
    return new TaggedBatch(new int[][] {ids(words)}, new int[][] {data.tags().ids(tags)});
  }

  /** The dev part, sentence by sentence. */
  List<TaggedBatch> dev() {
    return data.batches(Part.DEV, 1);
  }
}
