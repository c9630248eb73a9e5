package dev.unfold.lab.student;

import dev.unfold.lab.exercise.Limits;
import dev.unfold.lab.exercise.RunFailure;
import dev.unfold.lab.exercise.StudentJvm;
import dev.unfold.lab.exercise.WireFormat;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a {@link NetworkWorker}, seen from the lab's. */
final class NetworkProcess implements AutoCloseable {
  private static final int POLL_MILLIS = 100;

  /** A process whose stream has ended is about to end; on a busy machine that takes a moment. */
  private static final int ENDING_SECONDS = 5;

  /** A worker may be silent for this multiple of its time limit, plus the time below for the compiler. */
  private static final int SILENCE_FACTOR = 10;

  private static final int SILENCE_SECONDS = 60;

  private final String file;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final StringBuilder printed = new StringBuilder();
  private volatile long waiting;

  NetworkProcess(String file, Limits limits) throws IOException {
    this.file = file;
    this.process =
        StudentJvm.start(limits, List.of(), NetworkWorker.class, List.of("" + limits.seconds()));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    Thread watch = new Thread(() -> endIfSilent(limits.seconds()), "unfold network watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Reads one answer. */
  private interface Answer<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** Writes one request. */
  private interface Request {
    void write(DataOutputStream out) throws IOException;
  }

  /** Compiles the file and makes the network; returns its parameters with their first values. */
  List<Parameter> create(String type, String source, NetworkSize size, long seed) {
    return ask(
        request -> {
          WireFormat.text(request, type);
          WireFormat.text(request, source);
          request.writeInt(size.words());
          request.writeInt(size.embedding());
          request.writeInt(size.hidden());
          request.writeInt(size.tags());
          request.writeLong(seed);
        },
        NetworkProcess::parameters);
  }

  private static List<Parameter> parameters(DataInputStream in) throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = WireFormat.text(in);
      Matrix value = Matrix.zeros(DType.FLOAT64, in.readInt(), in.readInt());
      for (int r = 0; r < value.rows(); r++) {
        MatrixRows.read(in, value, r);
      }
      parameters.add(new Parameter(name, value));
    }
    return parameters;
  }

  /** log p of a sentence, T×K. */
  Matrix forward(List<SentRows> weights, int[] x, int tags) {
    List<List<Integer>> changed = weights.stream().map(SentRows::changed).toList();
    return ask(
        request -> {
          request.writeByte(NetworkWorker.FORWARD);
          sendChanges(weights, changed, request);
          send(x, request);
        },
        answer -> {
          Matrix logP = Matrix.zeros(DType.FLOAT64, x.length, tags);
          for (int r = 0; r < x.length; r++) {
            MatrixRows.read(answer, logP, r);
          }
          return logP;
        });
  }

  /**
   * A student's gradient.
   *
   * @param loss of the sentence
   * @param rows for each parameter, the rows that are not zero
   * @param values for each parameter, those rows
   */
  record SentenceGradient(double loss, List<int[]> rows, List<Matrix> values) {}

  /**
   * The loss and the gradient of a sentence.
   *
   * @param changed for each parameter, the rows to send
   */
  SentenceGradient backward(
      List<SentRows> weights,
      List<List<Integer>> changed,
      List<Parameter> parameters,
      int[] x,
      int[] y) {
    return ask(
        request -> {
          request.writeByte(NetworkWorker.BACKWARD);
          sendChanges(weights, changed, request);
          send(x, request);
          send(y, request);
        },
        answer -> gradient(answer, parameters));
  }

  private static SentenceGradient gradient(DataInputStream in, List<Parameter> parameters)
      throws IOException {
    double loss = in.readDouble();
    List<int[]> places = new ArrayList<>();
    List<Matrix> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      int[] rows = new int[in.readInt()];
      Matrix value = Matrix.zeros(DType.FLOAT64, rows.length, parameter.value().columns());
      for (int r = 0; r < rows.length; r++) {
        rows[r] = in.readInt();
        MatrixRows.read(in, value, r);
      }
      places.add(rows);
      values.add(value);
    }
    return new SentenceGradient(loss, places, values);
  }

  private static void sendChanges(
      List<SentRows> weights, List<List<Integer>> changed, DataOutputStream out)
      throws IOException {
    out.writeInt(changed.stream().mapToInt(List::size).sum());
    for (int p = 0; p < weights.size(); p++) {
      for (int row : changed.get(p)) {
        out.writeInt(p);
        out.writeInt(row);
        weights.get(p).write(out, row);
      }
    }
  }

  private static void send(int[] ids, DataOutputStream out) throws IOException {
    out.writeInt(ids.length);
    for (int id : ids) {
      out.writeInt(id);
    }
  }

  private <T> T ask(Request request, Answer<T> answer) {
    waiting++;
    try {
      request.write(out);
      out.flush();
      if (!in.readBoolean()) {
        throw StudentCodeException.of(file, WireFormat.failure(in));
      }
      T result = answer.read(in);
      keep(WireFormat.text(in));
      return result;
    } catch (IOException e) {
      throw StudentCodeException.of(file, ended());
    } finally {
      waiting++;
    }
  }

  private void keep(String text) {
    if (printed.length() < 2_000) {
      printed.append(text);
    }
  }

  /** The first output of the student's code, at most some thousand characters. */
  String printed() {
    return printed.toString();
  }

  private RunFailure ended() {
    try {
      if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return RunFailure.of(RunFailure.Kind.ENDED, 0, "exit code " + process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RunFailure.of(RunFailure.Kind.ENDED, 0, "interrupted");
    }
  }

  /** Ends a process that has not answered for long; counts polls, since a clock also runs while the machine is suspended. */
  private void endIfSilent(int seconds) {
    long polls = (SILENCE_SECONDS + SILENCE_FACTOR * (long) seconds) * 1000 / POLL_MILLIS;
    long seen = -1;
    long silent = 0;
    try {
      while (process.isAlive() && silent < polls) {
        Thread.sleep(POLL_MILLIS);
        boolean asked = waiting % 2 == 1;
        silent = asked && waiting == seen ? silent + 1 : 0;
        seen = waiting;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
