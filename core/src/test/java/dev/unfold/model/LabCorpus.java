package dev.unfold.model;

import dev.unfold.SharedData;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.TaggedBatch;
import java.util.List;

/** The data that the lab's reference was run on, read as the reference reads it. */
final class LabCorpus {
  private LabCorpus() {}

  static PostagCorpusData read() {
    return PostagCorpusData.asInTheLab(part("train"), part("dev"), part("test"));
  }

  private static List<Sentence> part(String part) {
    return CorpusFiles.lab(SharedData.file("parity/ewt-" + part + ".conll"), w -> {});
  }

  /** How many tokens get their right tag, sentence by sentence. */
  static int[] hits(SequenceModel model, PostagCorpusData data, Part part) {
    return data.batches(part, 1).stream().mapToInt(sentence -> hits(model, sentence)).toArray();
  }

  private static int hits(SequenceModel model, TaggedBatch sentence) {
    int[] predicted = model.predict(sentence.input())[0];
    int hits = 0;
    for (int t = 0; t < predicted.length; t++) {
      hits += predicted[t] == sentence.output()[0][t] ? 1 : 0;
    }
    return hits;
  }
}
