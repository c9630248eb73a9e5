package dev.unfold.lab.exercise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What a worker is to do.
 *
 * @param exercise whose task
 * @param slopes whether finite differences are wanted too
 * @param sources what to compile, together, and to run, one after the other
 */
record WorkerRequest(Exercise exercise, boolean slopes, List<StudentCompiler.Source> sources) {
  void write(DataOutput out) throws IOException {
    WireFormat.text(out, exercise.name());
    out.writeBoolean(slopes);
    WireFormat.list(
        out,
        sources,
        (o, source) -> {
          WireFormat.text(o, source.type());
          WireFormat.text(o, source.text());
        });
  }

  static WorkerRequest read(DataInput in) throws IOException {
    return new WorkerRequest(
        Exercise.valueOf(WireFormat.text(in)),
        in.readBoolean(),
        WireFormat.list(
            in, i -> new StudentCompiler.Source(WireFormat.text(i), WireFormat.text(i))));
  }
}
