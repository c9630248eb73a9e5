package dev.unfold.bench.taggers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A tagger in memory, called as a program of its users' calls it. */
interface LoadedTagger {
  /** The tags of a sentence, one a word. */
  List<String> tag(List<String> words);

  /** Holds sentences in the form that this tagger takes, so that nothing but tagging is timed. */
  PreparedSentences prepare(List<List<String>> sentences);

  /** What this tagger does in a turn of the speed race with a CoNLL-U text. */
  Turn turn(Path text) throws IOException;
}
