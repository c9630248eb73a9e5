package dev.unfold.tagger;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One batch of a tagger, for JDK Flight Recorder. */
@Name("dev.unfold.Batch")
@Label("Tagged batch")
@Description("Sentences that were scored together")
@Category("Unfold")
@StackTrace(false)
final class BatchEvent extends Event {
  @Label("Sentences")
  int sentences;

  @Label("Words")
  int words;

  @Label("Columns")
  int columns;
}
