package dev.unfold.bench.taggers;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The CoNLL-U files of a contest. */
final class Texts {
  private Texts() {}

  /** How all of them are read. */
  static CorpusLayout layout(Tagset tagset) {
    return CorpusLayout.of(tagset).withFormat(CorpusFormat.CONLLU);
  }

  /** The words of a file, sentence by sentence. */
  static List<List<String>> words(Path file) {
    try (var reader = layout(Tagset.UPOS).open(file, warning -> {})) {
      return reader.stream().map(Sentence::words).toList();
    }
  }

  /** Writes sentences over and over until the file has at least so many words. Returns how many it has. */
  static long repeat(List<Sentence> sentences, long tokens, Path file) throws IOException {
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      while (written < tokens) {
        for (Sentence sentence : sentences) {
          for (Line line : sentence.lines()) {
            out.append(line.text()).append(line.ending());
          }
          boolean open = !sentence.lines().get(sentence.lines().size() - 1).isBlank();
          out.append(open ? "\n\n" : "");
          written += sentence.length();
        }
      }
    }
    return written;
  }
}
