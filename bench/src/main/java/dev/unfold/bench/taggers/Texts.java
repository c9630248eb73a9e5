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

  /** The layout that all of them are read with. */
  static CorpusLayout layout(Tagset tagset) {
    return CorpusLayout.of(tagset).withFormat(CorpusFormat.CONLLU);
  }

  /** The words of a file, sentence by sentence. */
  static List<List<String>> words(Path file) {
    try (var reader = layout(Tagset.UPOS).open(file, warning -> {})) {
      return reader.stream().map(Sentence::words).toList();
    }
  }

  /** The sentences of which each word has a tag, as OpenNLP and CoreNLP need them. */
  static List<Sentence> tagged(List<Sentence> sentences) {
    return sentences.stream().filter(s -> !s.tags().contains(Sentence.NO_TAG)).toList();
  }

  /** Writes the first sentences of a file. */
  static void first(int number, List<Sentence> sentences, Path file) throws IOException {
    long words = sentences.stream().limit(number).mapToInt(Sentence::length).sum();
    repeat(sentences.subList(0, Math.min(number, sentences.size())), words, file);
  }

  /** Writes sentences over and over until the file has at least {@code tokens} words. Returns their number. */
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
