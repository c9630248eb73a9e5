package dev.unfold.tagger;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sentences as CoNLL-U has them, from a short hand. */
final class Conllu {
  private Conllu() {}

  /** Sentences separated by {@code |}, of words such as {@code dogs/NOUN/NNS/Number=Plur/dog}; what is left out is {@code _}. */
  static List<Sentence> sentences(String shortHand) {
    StringBuilder text = new StringBuilder();
    for (String sentence : shortHand.split(" \\| ")) {
      String[] words = sentence.trim().split(" ");
      for (int t = 0; t < words.length; t++) {
        String[] cells = words[t].split("/", -1);
        text.append(t + 1).append('\t').append(cells[0]).append('\t');
        text.append(cells.length > 4 ? cells[4] : "_");
        for (int k = 1; k <= 3; k++) {
          text.append('\t').append(k < cells.length ? cells[k] : "_");
        }
        text.append("\t_\t_\t_\t_\n");
      }
      text.append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Lines lines = new Lines("short hand", new ByteArrayInputStream(bytes), warning -> {});
    List<Sentence> sentences = new ArrayList<>();
    CorpusFormat.CONLLU.reader(lines).forEachRemaining(sentences::add);
    return sentences;
  }
}
