package dev.unfold.lab.exercise;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The process that compiles and runs students' code: it reads sources from standard input and writes their results to
 * standard output, until its input ends.
 *
 * <p>If code still runs after its time, the process reports this and ends. Each file has its own class loader, so that
 * no
 * state of one check reaches the next.
 */
public final class StudentWorker {
  private final Limits limits;
  private final CapturedOutput printed;
  private final Optional<StudentCompiler> compiler = find();
  private boolean leftRunning;
  private volatile StudentClass running;

  private StudentWorker(Limits limits, CapturedOutput printed) {
    this.limits = limits;
    this.printed = printed;
  }

  /** Serves requests until standard input ends; the arguments are the limits, seconds and megabytes. */
  public static void main(String[] arguments) throws IOException {
    Limits limits = new Limits(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setIn(InputStream.nullInputStream());
    StudentWorker worker = new StudentWorker(limits, CapturedOutput.instead());
    ExitWatch.install(
        stack -> worker.running == null ? 0 : worker.running.line(stack),
        failure -> {
          List<RunResult> ended = List.of(RunResult.failed(failure, worker.printed.take()));
          WireFormat.list(out, ended, WireFormat::outcome);
          out.writeBoolean(true);
          out.flush();
        });
    try {
      while (!worker.leftRunning) {
        WireFormat.list(out, worker.run(WorkerRequest.read(in)), WireFormat::outcome);
        out.writeBoolean(worker.leftRunning);
        out.flush();
      }
    } catch (EOFException e) {
      // the checker has ended
    }
    Runtime.getRuntime().halt(0);
  }

  private List<RunResult> run(WorkerRequest request) {
    try {
      StudentCompiler.Compiled compiled = compiler().compile(request.sources());
      return request.sources().stream().map(one -> run(request, one, compiled)).toList();
    } catch (StudentException e) {
      return List.of(RunResult.failed(e.failure(), printed.take()));
    } catch (OutOfMemoryError e) {
      RunFailure failure = RunFailure.of(RunFailure.Kind.TOO_MUCH_MEMORY, 0, "");
      return List.of(RunResult.failed(failure, printed.take()));
    }
  }

  private RunResult run(
      WorkerRequest request, StudentCompiler.Source source, StudentCompiler.Compiled compiled) {
    List<CompilerError> problems = compiled.refused().get(source.type());
    if (problems != null) {
      return RunResult.failed(RunFailure.refused(problems), printed.take());
    }
    try {
      StudentClass code = new StudentClass(find(compiled.classes(), source.type()));
      Task task = new TaskFile(JsonObject.parse("exercise.json", request.task())).task();
      running = code;
      StudentRun run = new StudentRun(code, task, request.slopes());
      RunResult outcome = run.within(limits, printed);
      leftRunning |= run.isStillRunning();
      return outcome;
    } catch (StudentException e) {
      return RunResult.failed(e.failure(), printed.take());
    }
  }

  /** The compiler; a reduced runtime may lack even its interfaces. */
  private static Optional<StudentCompiler> find() {
    try {
      return StudentCompiler.find();
    } catch (NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  private StudentCompiler compiler() {
    return compiler.orElseThrow(
        () ->
            new StudentException(
                RunFailure.of(RunFailure.Kind.NO_COMPILER, 0, System.getProperty("java.home"))));
  }

  private static Class<?> find(ClassLoader classes, String type) {
    try {
      return Class.forName(type, false, classes);
    } catch (ClassNotFoundException e) {
      throw StudentException.incomplete("there is no record " + type + " in the file");
    } catch (LinkageError e) {
      throw new StudentException(RunFailure.of(RunFailure.Kind.THREW, 0, e.toString()));
    }
  }
}
