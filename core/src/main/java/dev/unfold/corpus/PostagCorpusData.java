package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A corpus for part-of-speech tagging as ids: training, dev and test part, with the vocabularies of words and tags.
 *
 * <p>{@link #of} takes the vocabularies from the training part alone; every other word is the unknown word. {@link
 * #asInTheLab} takes them, like the lab's reference, from train, test and dev, in that order, so that no word is ever
 * unknown.
 */
public final class PostagCorpusData {
  private final Vocabulary words;
  private final Vocabulary tags;
  private final Map<Part, int[][]> input = new EnumMap<>(Part.class);
  private final Map<Part, int[][]> output = new EnumMap<>(Part.class);

  private PostagCorpusData(Vocabulary words, Vocabulary tags, Map<Part, List<Sentence>> parts) {
    this.words = words;
    this.tags = tags;
    parts.forEach(
        (part, sentences) -> {
          input.put(part, sentences.stream().map(s -> words.ids(s.words())).toArray(int[][]::new));
          output.put(part, sentences.stream().map(s -> tags.ids(s.tags())).toArray(int[][]::new));
        });
  }

  /**
   * A corpus with the vocabularies of the training part alone, and an unknown word. Sentences with a word that has no tag are
   * left out.
   */
  public static PostagCorpusData of(List<Sentence> all, List<Sentence> dev, List<Sentence> test) {
    List<Sentence> train = tagged(all);
    return new PostagCorpusData(
        Vocabulary.withUnknown(() -> train.stream().flatMap(s -> s.words().stream()).iterator()),
        Vocabulary.of(() -> train.stream().flatMap(s -> s.tags().stream()).iterator()),
        parts(train, tagged(dev), tagged(test)));
  }

  private static List<Sentence> tagged(List<Sentence> sentences) {
    return sentences.stream().filter(s -> !s.tags().contains(Sentence.NO_TAG)).toList();
  }

  /** A corpus with vocabularies over train, test and dev, in that order, as in the lab; the first tag is {@code noun}. */
  public static PostagCorpusData asInTheLab(
      List<Sentence> train, List<Sentence> dev, List<Sentence> test) {
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>(List.of("noun"));
    for (List<Sentence> part : List.of(train, test, dev)) {
      part.forEach(sentence -> words.addAll(sentence.words()));
      part.forEach(sentence -> tags.addAll(sentence.tags()));
    }
    return new PostagCorpusData(Vocabulary.of(words), Vocabulary.of(tags), parts(train, dev, test));
  }

  private static Map<Part, List<Sentence>> parts(
      List<Sentence> train, List<Sentence> dev, List<Sentence> test) {
    return new EnumMap<>(Map.of(Part.TRAIN, train, Part.DEV, dev, Part.TEST, test));
  }

  /** The words; their ids are the rows of the embedding. */
  public Vocabulary words() {
    return words;
  }

  /** The tags; their ids are the columns of the output. */
  public Vocabulary tags() {
    return tags;
  }

  /** V, the number of words, the unknown one included. */
  public int inputSize() {
    return words.size();
  }

  /** K, the number of tags. */
  public int outputSize() {
    return tags.size();
  }

  /** Number of sentences of a part. */
  public int size(Part part) {
    return input.get(part).length;
  }

  /** Number of tokens of a part. */
  public int tokens(Part part) {
    return all(part).tokens();
  }

  /** The sentences of a part as the ids tell them: {@link Vocabulary#UNKNOWN} for unknown words and for missing tags. */
  public List<Sentence> sentences(Part part) {
    List<Sentence> sentences = new ArrayList<>();
    for (int s = 0; s < size(part); s++) {
      sentences.add(Sentence.of(text(words, input.get(part)[s]), text(tags, output.get(part)[s])));
    }
    return sentences;
  }

  private static List<String> text(Vocabulary vocabulary, int[] ids) {
    return Arrays.stream(ids)
        .mapToObj(id -> id == Vocabulary.MISSING ? Vocabulary.UNKNOWN : vocabulary.get(id))
        .toList();
  }

  /** A whole part as one batch. */
  public TaggedBatch all(Part part) {
    return new TaggedBatch(input.get(part), output.get(part));
  }

  /** One sentence of a part, counted from 0. */
  public TaggedBatch sentence(Part part, int index) {
    return take(part, List.of(index));
  }

  /** A part in batches of {@code batchSize} sentences, in file order; the last batch may be smaller. */
  public List<TaggedBatch> batches(Part part, int batchSize) {
    return batches(part, batchSize, order(part));
  }

  /** As {@link #batches(Part, int)}, with the sentences in an order drawn from {@code random}. */
  public List<TaggedBatch> shuffledBatches(Part part, int batchSize, RandomGenerator random) {
    List<Integer> order = order(part);
    Collections.shuffle(order, new Random(random.nextLong()));
    return batches(part, batchSize, order);
  }

  /** A batch of {@code sentences} different sentences of a part, drawn from {@code random}; all of them if it has fewer. */
  public TaggedBatch sample(Part part, int sentences, RandomGenerator random) {
    List<Integer> order = order(part);
    Collections.shuffle(order, new Random(random.nextLong()));
    return take(part, order.subList(0, Math.min(sentences, order.size())));
  }

  private List<Integer> order(Part part) {
    List<Integer> order = new ArrayList<>();
    for (int s = 0; s < size(part); s++) {
      order.add(s);
    }
    return order;
  }

  private List<TaggedBatch> batches(Part part, int batchSize, List<Integer> order) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size is " + batchSize + ", expected at least 1");
    }
    List<TaggedBatch> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += batchSize) {
      batches.add(take(part, order.subList(from, Math.min(order.size(), from + batchSize))));
    }
    return batches;
  }

  private TaggedBatch take(Part part, List<Integer> sentences) {
    return new TaggedBatch(
        sentences.stream().map(s -> input.get(part)[s]).toArray(int[][]::new),
        sentences.stream().map(s -> output.get(part)[s]).toArray(int[][]::new));
  }

  /** The sizes of the vocabularies and of the parts. */
  @Override
  public String toString() {
    return String.format(
        "%d words, %d tags; sentences: %d train, %d dev, %d test",
        inputSize(), outputSize(), size(Part.TRAIN), size(Part.DEV), size(Part.TEST));
  }
}
