package dev.unfold.lab.student;

import dev.unfold.matrix.Matrix;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The values of a parameter as the other process has them; only rows that differ from them are sent. */
final class SentRows {
  private final Matrix value;
  private ByteBuffer sent;
  private ByteBuffer now;

  SentRows(Matrix value) {
    this.value = value;
    this.sent = ByteBuffer.allocate(Double.BYTES * value.size());
    this.now = ByteBuffer.allocate(Double.BYTES * value.size());
    value.write(sent.clear());
  }

  /** The rows that have changed since the last call, which are now taken as sent. */
  List<Integer> changed() {
    value.write(now.clear());
    now.flip();
    sent.flip();
    List<Integer> rows = new ArrayList<>();
    int width = Double.BYTES * value.columns();
    int at = now.mismatch(sent);
    while (at >= 0) {
      int row = (now.position() + at) / width;
      rows.add(row);
      if (row + 1 == value.rows()) {
        break;
      }
      now.position((row + 1) * width);
      sent.position((row + 1) * width);
      at = now.mismatch(sent);
    }
    ByteBuffer old = sent;
    sent = now.position(now.limit());
    now = old;
    return rows;
  }

  /** As {@link #changed()}, if no other rows than these can have changed. */
  List<Integer> changed(int[] candidates) {
    int width = Double.BYTES * value.columns();
    List<Integer> rows = new ArrayList<>();
    for (int row : candidates) {
      ByteBuffer before = sent.duplicate().clear().position(row * width);
      before.limit((row + 1) * width);
      ByteBuffer after = now.clear().position(row * width);
      value.row(row).write(after);
      after.flip().position(row * width);
      if (!after.equals(before)) {
        before.put(after);
        rows.add(row);
      }
    }
    return rows;
  }

  void write(DataOutput out, int row) throws IOException {
    MatrixRows.write(out, value, row);
  }
}
