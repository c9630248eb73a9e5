package dev.unfold.lab.exercise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A request to the worker process.
 *
 * @param task what to run, as the text of an {@code exercise.json}
 * @param slopes whether to compute finite differences too
 * @param sources the files, compiled together and run one after another
 */
record WorkerRequest(String task, boolean slopes, List<StudentCompiler.Source> sources) {
  static WorkerRequest of(Exercise exercise, boolean slopes, List<StudentCompiler.Source> sources) {
    return new WorkerRequest(exercise.text("exercise.json"), slopes, sources);
  }

  void write(DataOutput out) throws IOException {
    WireFormat.text(out, task);
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
        WireFormat.text(in),
        in.readBoolean(),
        WireFormat.list(
            in, i -> new StudentCompiler.Source(WireFormat.text(i), WireFormat.text(i))));
  }
}
