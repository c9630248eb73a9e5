package dev.unfold.corpus;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads plain text: one sentence per line, words separated by blanks, tabs or form feeds; no tags. Blank lines are skipped. */
final class TextReader extends SentenceReader {
  TextReader(Lines lines) {
    super(lines);
  }

  @Override
  @Nullable Sentence read() {
    Line line = source.next();
    while (line != null && line.isBlank()) {
      line = source.next();
    }
    if (line == null) {
      return null;
    }
    List<String> words = List.of(Blanks.split(line.text()));
    requireRoom(line, words.size());
    return new Sentence(
        words,
        List.of(),
        List.of(line),
        IntStream.range(0, words.size()).mapToObj(w -> 0).toList());
  }
}
