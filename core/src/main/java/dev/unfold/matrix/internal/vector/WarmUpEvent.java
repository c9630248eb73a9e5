package dev.unfold.matrix.internal.vector;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The time until the vector kernels took over, for JDK Flight Recorder. */
@Name("dev.unfold.WarmUp")
@Label("Warm-up of the kernels")
@Description("The kernels that use the Vector API were compiled while those in plain Java served")
@Category("Unfold")
@StackTrace(false)
final class WarmUpEvent extends Event {
  @Label("Passes")
  int passes;

  @Label("Compiled")
  @Description("Whether the vector kernels took over; false if they stayed slower")
  boolean compiled;
}
