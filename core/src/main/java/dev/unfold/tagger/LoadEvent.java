package dev.unfold.tagger;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The load of a model, for JDK Flight Recorder. */
@Name("dev.unfold.Load")
@Label("Model load")
@Description("A model was read, checked and made into a tagger")
@Category("Unfold")
@StackTrace(false)
final class LoadEvent extends Event {
  @Label("Source")
  String source;

  @Label("Weights")
  long weights;
}
