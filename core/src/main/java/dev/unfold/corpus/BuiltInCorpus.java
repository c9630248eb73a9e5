package dev.unfold.corpus;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The corpus that comes with the library: 1,000 English sentences written for this project, with the 17 UPOS tags, under
 * CC0. How it was made and checked: the README beside the files, {@code core/src/main/resources/dev/unfold/corpus/english}.
 */
public final class BuiltInCorpus {
  private BuiltInCorpus() {}

  /** What errors and reports call a part: {@code built-in/train.conllu}. */
  public static String name(Part part) {
    return "built-in/" + part + ".conllu";
  }

  /** The bytes of a part, CoNLL-U. */
  public static InputStream open(Part part) {
    InputStream in = BuiltInCorpus.class.getResourceAsStream("english/" + part + ".conllu");
    if (in == null) {
      throw new CorpusException(name(part), "is not in this jar; build it again");
    }
    return in;
  }

  /** The sentences of a part, with their UPOS tags. */
  public static List<Sentence> sentences(Part part) {
    List<Sentence> sentences = new ArrayList<>();
    Lines lines = new Lines(name(part), open(part), warning -> {});
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(lines)) {
      reader.forEachRemaining(sentences::add);
    }
    return sentences;
  }

  /** All three parts. */
  public static Corpus corpus() {
    Map<Part, List<Sentence>> sentences = new EnumMap<>(Part.class);
    Map<Part, String> sources = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      sentences.put(part, sentences(part));
      sources.put(part, name(part));
    }
    return new Corpus(sentences, sources);
  }

  /** All three parts as ids; words and tags of the training part alone. */
  public static PostagCorpusData data() {
    return PostagCorpusData.of(sentences(Part.TRAIN), sentences(Part.DEV), sentences(Part.TEST));
  }
}
