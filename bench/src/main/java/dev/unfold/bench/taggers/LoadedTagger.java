package dev.unfold.bench.taggers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A tagger in memory, called as a user's program would call it. */
interface LoadedTagger {
  /** The tags of a sentence, one per word. */
  List<String> tag(List<String> words);

  /** Converts sentences to the form that this tagger takes, so that only tagging is timed. */
  PreparedSentences prepare(List<List<String>> sentences);

  /** The work of this tagger on a CoNLL-U text in a turn of the speed race. */
  Turn turn(Path text) throws IOException;
}
