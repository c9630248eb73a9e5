package dev.unfold.lab.student;

import dev.unfold.lab.exercise.CapturedOutput;
import dev.unfold.lab.exercise.ExitWatch;
import dev.unfold.lab.exercise.RunFailure;
import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.lab.exercise.StudentCompiler;
import dev.unfold.lab.exercise.StudentException;
import dev.unfold.lab.exercise.WireFormat;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * The process that runs a student's network. It reads requests from standard input and answers them on standard output, until
 * its input ends or a request fails.
 *
 * <pre>{@code
 *   first:    class name, source, V, E, H, K, seed    →  each parameter's name, shape and values
 *   FORWARD:  changed rows of the parameters, x       →  log p
 *   BACKWARD: changed rows of the parameters, x, y    →  loss, non-zero rows of the gradient
 * }</pre>
 *
 * <p>An answer begins with true and ends with what the code has printed; a failure is false and the failure.
 */
public final class NetworkWorker {
  static final int FORWARD = 0;
  static final int BACKWARD = 1;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final CapturedOutput printed;
  private final TimedThread thread;
  private volatile StudentClass code;
  private RunningNetwork network;
  private NetworkSize size;
  private List<Parameter> parameters;
  private List<Matrix> gradients;

  private NetworkWorker(
      DataInputStream in, DataOutputStream out, CapturedOutput printed, int seconds) {
    this.in = in;
    this.out = out;
    this.printed = printed;
    this.thread = new TimedThread(seconds);
    ExitWatch.install(
        stack -> code == null ? 0 : code.line(stack),
        failure -> {
          fail(failure);
          out.flush();
        });
  }

  /** Serves requests until standard input ends; the argument is the limit of a request, in seconds. */
  public static void main(String[] arguments) {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    System.setIn(InputStream.nullInputStream());
    CapturedOutput printed = CapturedOutput.instead();
    try {
      new NetworkWorker(in, out, printed, Integer.parseInt(arguments[0])).serve();
    } catch (IOException e) {
      // the lab has ended
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve() throws IOException {
    boolean going = answer(this::create);
    while (going) {
      int kind = in.readByte();
      readChanges();
      int[] x = ids();
      int[] y = kind == BACKWARD ? ids() : new int[0];
      going = answer(() -> kind == BACKWARD ? backward(x, y) : forward(x));
    }
  }

  /** The part of an answer that is written once the student's code has ended. */
  private interface Answer {
    void write() throws IOException;
  }

  /** Runs student's code within its limits and answers; false after a failure. */
  private boolean answer(Callable<Answer> request) throws IOException {
    try {
      Answer answer = thread.run(request, stack -> code == null ? 0 : code.line(stack));
      out.writeBoolean(true);
      answer.write();
      WireFormat.text(out, printed.take());
      return true;
    } catch (StudentException e) {
      fail(e.failure());
    } catch (OutOfMemoryError e) {
      fail(RunFailure.of(RunFailure.Kind.TOO_MUCH_MEMORY, 0, ""));
    } catch (RuntimeException | Error e) {
      fail(
          code == null
              ? RunFailure.of(RunFailure.Kind.INCOMPLETE, 0, "can't be run: " + e)
              : code.thrown(e).failure());
    } finally {
      out.flush();
    }
    return false;
  }

  private void fail(RunFailure failure) throws IOException {
    out.writeBoolean(false);
    WireFormat.failure(out, failure);
  }

  private Answer create() throws IOException {
    StudentCompiler.Source source =
        new StudentCompiler.Source(WireFormat.text(in), WireFormat.text(in));
    size = new NetworkSize(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    code = compiled(source);
    network = RunningNetwork.of(code, size, new Random(in.readLong()));
    parameters = network.parameters();
    gradients =
        parameters.stream()
            .map(p -> Matrix.zeros(DType.FLOAT64, p.value().rows(), p.value().columns()))
            .toList();
    return () -> {
      out.writeInt(parameters.size());
      for (Parameter parameter : parameters) {
        Matrix value = parameter.value();
        WireFormat.text(out, parameter.name());
        out.writeInt(value.rows());
        out.writeInt(value.columns());
        for (int r = 0; r < value.rows(); r++) {
          MatrixRows.write(out, value, r);
        }
      }
    };
  }

  private static StudentClass compiled(StudentCompiler.Source source) {
    StudentCompiler.Compiled compiled =
        StudentCompiler.find()
            .orElseThrow(
                () ->
                    new StudentException(
                        RunFailure.of(
                            RunFailure.Kind.NO_COMPILER, 0, System.getProperty("java.home"))))
            .compile(List.of(source));
    if (compiled.refused().containsKey(source.type())) {
      throw new StudentException(RunFailure.refused(compiled.refused().get(source.type())));
    }
    try {
      return new StudentClass(Class.forName(source.type(), false, compiled.classes()));
    } catch (ClassNotFoundException | LinkageError e) {
      throw StudentException.incomplete("there is no class " + source.type() + " in the file");
    }
  }

  private void readChanges() throws IOException {
    for (int changes = in.readInt(); changes > 0; changes--) {
      Matrix value = parameters.get(in.readInt()).value();
      MatrixRows.read(in, value, in.readInt());
    }
  }

  private int[] ids() throws IOException {
    int[] ids = new int[in.readInt()];
    for (int t = 0; t < ids.length; t++) {
      ids[t] = in.readInt();
    }
    return ids;
  }

  private Answer forward(int[] x) {
    Matrix logP = network.logForward(x);
    return () -> {
      for (int r = 0; r < x.length; r++) {
        MatrixRows.write(out, logP, r);
      }
    };
  }

  private Answer backward(int[] x, int[] y) {
    double loss = network.backpropagation(x, y, gradients);
    return () -> {
      out.writeDouble(loss);
      for (int p = 0; p < gradients.size(); p++) {
        Matrix gradient = gradients.get(p);
        int[] rows = MatrixRows.nonZero(gradient);
        out.writeInt(rows.length);
        for (int row : rows) {
          out.writeInt(row);
          MatrixRows.write(out, gradient, row);
          gradient.row(row).fill(0);
        }
      }
    };
  }
}
