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
record Request(Exercise exercise, boolean slopes, List<Compiler.Source> sources) {
  void write(DataOutput out) throws IOException {
    Wire.text(out, exercise.name());
    out.writeBoolean(slopes);
    Wire.list(
        out,
        sources,
        (o, source) -> {
          Wire.text(o, source.type());
          Wire.text(o, source.text());
        });
  }

  static Request read(DataInput in) throws IOException {
    return new Request(
        Exercise.valueOf(Wire.text(in)),
        in.readBoolean(),
        Wire.list(in, i -> new Compiler.Source(Wire.text(i), Wire.text(i))));
  }
}
