package dev.unfold.tagger;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The tags that a model or a file gives to the sentences of a corpus, to be counted by {@link CorpusScores} and compared
 * by {@link TaggingComparison}.
 *
 * @param name of the model or the file
 * @param tags a list per sentence, one per word
 * @param confidence the probability of each tag, in the same lists; empty for a file
 */
public record CorpusTagging(
    String name, List<List<String>> tags, Optional<List<List<Double>>> confidence) {
  /** Sentences that are tagged together. */
  private static final int BATCH = 32;

  /** Copies the lists. */
  public CorpusTagging {
    tags = List.copyOf(tags);
    confidence = confidence.map(List::copyOf);
  }

  /** Tags given by hand, without confidence. */
  public static CorpusTagging of(String name, List<List<String>> tags) {
    return new CorpusTagging(name, tags, Optional.empty());
  }

  /**
   * Tags a corpus.
   *
   * @param name of the model, for reports
   * @param decoder {@code Decoder.of(tagger)} for the tagger's own tags
   */
  public static CorpusTagging by(String name, Decoder decoder, List<Sentence> sentences) {
    return by(name, decoder, sentences, tagged -> {});
  }

  /**
   * Tags a corpus.
   *
   * @param name of the model, for reports
   * @param progress is told the number of sentences of each batch that is tagged
   */
  public static CorpusTagging by(
      String name, Decoder decoder, List<Sentence> sentences, IntConsumer progress) {
    List<List<String>> tags = new ArrayList<>();
    List<List<Double>> confidence = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += BATCH) {
      List<Sentence> some = sentences.subList(from, Math.min(sentences.size(), from + BATCH));
      for (Tagging tagging : decoder.tagAll(some.stream().map(Sentence::words).toList())) {
        tags.add(tagging.tags());
        confidence.add(tagging.confidence());
      }
      progress.accept(some.size());
    }
    return new CorpusTagging(name, tags, Optional.of(confidence));
  }

  /**
   * Tags a corpus in every column of the tagger, computed together.
   *
   * @param name of the model, for reports
   * @param progress is told the number of sentences of each batch that is tagged
   * @return the tagging of each column, the tagger's first column first
   */
  public static Map<Tagset, CorpusTagging> byColumn(
      String name, Decoder decoder, List<Sentence> sentences, IntConsumer progress) {
    Map<Tagset, List<List<String>>> tags = new LinkedHashMap<>();
    Map<Tagset, List<List<Double>>> confidence = new LinkedHashMap<>();
    for (Tagset column : decoder.columns()) {
      tags.put(column, new ArrayList<>());
      confidence.put(column, new ArrayList<>());
    }
    decoder
        .annotateAll(sentences.stream().map(Sentence::words))
        .forEach(
            sentence -> {
              sentence.forEach(
                  (column, tagging) -> {
                    tags.get(column).add(tagging.tags());
                    confidence.get(column).add(tagging.confidence());
                  });
              progress.accept(1);
            });
    Map<Tagset, CorpusTagging> taggings = new LinkedHashMap<>();
    tags.forEach(
        (column, all) ->
            taggings.put(
                column, new CorpusTagging(name, all, Optional.of(confidence.get(column)))));
    return taggings;
  }

  /**
   * The tags in a file of the same sentences.
   *
   * @param name of the file, for reports and errors
   * @param found the sentences of the file, such as a {@link dev.unfold.corpus.SentenceReader}
   * @param gold the sentences of the corpus
   * @param goldName what errors call the corpus
   * @throws CorpusException if the file does not hold the same words, sentence by sentence
   */
  public static CorpusTagging in(
      String name, Iterator<Sentence> found, List<Sentence> gold, String goldName) {
    SameSentences same = new SameSentences(name, gold, goldName);
    List<List<String>> tags = new ArrayList<>();
    while (found.hasNext()) {
      Sentence sentence = found.next();
      same.require(sentence, tags.size());
      tags.add(sentence.tags());
    }
    if (tags.size() < gold.size()) {
      throw new CorpusException(
          name,
          String.format(
              Locale.ROOT,
              "holds %,d sentence%s, expected %d as in %s",
              tags.size(),
              tags.size() == 1 ? "" : "s",
              gold.size(),
              goldName));
    }
    return of(name, tags);
  }

  /** Rejects a file whose sentences are not those of the corpus. */
  private record SameSentences(String name, List<Sentence> gold, String goldName) {
    void require(Sentence found, int number) {
      if (number == gold.size()) {
        throw differs(found, "a sentence more than the " + number + " of " + goldName);
      }
      Sentence right = gold.get(number);
      for (int t = 0; t < Math.max(found.length(), right.length()); t++) {
        String here = word(found, t);
        String there = word(right, t);
        if (!here.equals(there)) {
          String what = "in this sentence word " + (t + 1) + " is " + here + ", but " + there;
          throw differs(found, what + " in " + goldName + "; expected the same words");
        }
      }
    }

    private CorpusException differs(Sentence found, String what) {
      return new CorpusException(name, found.firstLine(), what);
    }

    private static String word(Sentence sentence, int t) {
      return t < sentence.length() ? "\"" + sentence.words().get(t) + "\"" : "missing";
    }
  }
}
