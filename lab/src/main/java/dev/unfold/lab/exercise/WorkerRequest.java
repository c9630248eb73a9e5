package dev.unfold.lab.exercise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A request to the worker process.
 *
 * @param exercise whose task to run
 * @param slopes whether to compute finite differences too
 * @param sources the files, compiled together and run one after another
 */
record WorkerRequest(Exercise exercise, boolean slopes, List<StudentCompiler.Source> sources) {
  void write(DataOutput out) throws IOException {
    WireFormat.text(out, exercise.folder());
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
        Exercise.in(WireFormat.text(in)),
        in.readBoolean(),
        WireFormat.list(
            in, i -> new StudentCompiler.Source(WireFormat.text(i), WireFormat.text(i))));
  }
}
