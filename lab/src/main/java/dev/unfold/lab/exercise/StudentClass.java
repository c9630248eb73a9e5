package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A student's class, called by reflection: a record of weights, with records for its inputs and outputs.
 *
 * @param type the class
 */
public record StudentClass(Class<?> type) {
  /** An instance with the given weights, each made from its path, such as {@code reset.w}. */
  public Object weights(Function<String, Object> leaf) {
    return build(type, "", leaf);
  }

  /** An argument for a method: a record of matrices, or one matrix, made as in {@link #weights}. */
  public Object parameter(String method, int index, String path, Function<String, Object> leaf) {
    Class<?>[] parameters = method(method).getParameterTypes();
    if (index >= parameters.length) {
      throw changed("the parameters of " + method);
    }
    return parameters[index].isRecord() ? build(parameters[index], "", leaf) : leaf.apply(path);
  }

  private Object build(Class<?> record, String prefix, Function<String, Object> leaf) {
    if (!record.isRecord()) {
      throw changed("the record " + record.getSimpleName());
    }
    RecordComponent[] parts = record.getRecordComponents();
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String path = prefix + parts[i].getName();
      values[i] =
          parts[i].getType().isRecord()
              ? build(parts[i].getType(), path + ".", leaf)
              : leaf.apply(path);
      if (values[i] == null) {
        throw changed("the head of record " + record.getSimpleName());
      }
    }
    Constructor<?> constructor =
        Stream.of(record.getDeclaredConstructors())
            .filter(one -> one.getParameterCount() == parts.length)
            .findFirst()
            .orElseThrow(() -> changed("the record " + record.getSimpleName()));
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw failed(e, "the head of record " + record.getSimpleName());
    }
  }

  /** Calls a method of the class. */
  public Object call(Object target, String name, Object... arguments) {
    Method method = method(name);
    try {
      method.setAccessible(true);
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw failed(e, "the head of " + name);
    }
  }

  /**
   * Calls a method that returns nothing.
   *
   * @return the line at which it reached a part that is not written yet; 0 if it ended
   */
  int run(Object target, String name, Object... arguments) {
    try {
      call(target, name, arguments);
      return 0;
    } catch (StudentException e) {
      if (e.failure().kind() != RunFailure.Kind.NOT_WRITTEN) {
        throw e;
      }
      return e.failure().line();
    }
  }

  private Method method(String name) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && !method.isSynthetic())
        .findFirst()
        .orElseThrow(() -> changed("the method " + name));
  }

  /** A matrix of a record, such as {@code logP}. */
  public Matrix part(Object record, String name) {
    Matrix part = record == null ? null : parts(record).get(name);
    if (part == null) {
      throw changed("what forward returns");
    }
    return part;
  }

  /** The matrices of a record and of its nested records, by their paths. */
  private Map<String, Matrix> parts(Object record) {
    Map<String, Matrix> parts = new LinkedHashMap<>();
    collect(record, "", parts);
    return parts;
  }

  /** Copies of the matrices of a record, by their paths. */
  Map<String, Matrix> snapshot(Object record) {
    Map<String, Matrix> parts = parts(record);
    parts.replaceAll((name, matrix) -> matrix.copy());
    return parts;
  }

  /** The names of the record's own matrices that differ from a snapshot. */
  List<String> changedSince(Map<String, Matrix> before, Object record) {
    return parts(record).entrySet().stream()
        .filter(part -> !part.getKey().contains("."))
        .filter(part -> !RelativeErrors.same(part.getValue(), before.get(part.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void collect(Object record, String prefix, Map<String, Matrix> into) {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      Object value = read(record, part);
      if (value instanceof Matrix matrix) {
        into.put(prefix + part.getName(), matrix);
      } else if (value instanceof Record inner) {
        collect(inner, prefix + part.getName() + ".", into);
      }
    }
  }

  private Object read(Object record, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw failed(e, "the record " + record.getClass().getSimpleName());
    }
  }

  /** The exception of the student's code, or else the report that a given part was changed. */
  private StudentException failed(Exception e, String what) {
    return e instanceof InvocationTargetException ? thrown(e.getCause()) : changed(what);
  }

  /** The failure that describes an exception of the student's code. */
  public StudentException thrown(Throwable failed) {
    Throwable thrown =
        failed instanceof ExceptionInInitializerError && failed.getCause() != null
            ? failed.getCause()
            : failed;
    if (thrown instanceof OutOfMemoryError) {
      return new StudentException(RunFailure.of(RunFailure.Kind.TOO_MUCH_MEMORY, line(thrown), ""));
    }
    if (thrown instanceof UnsupportedOperationException
        && Hole.MESSAGE.equals(thrown.getMessage())) {
      return new StudentException(
          RunFailure.of(RunFailure.Kind.NOT_WRITTEN, line(thrown), Hole.MESSAGE));
    }
    String message = thrown.getMessage() == null ? "" : ": " + inWordsOfTheCaller(thrown);
    return new StudentException(
        RunFailure.of(
            RunFailure.Kind.THREW, line(thrown), thrown.getClass().getSimpleName() + message));
  }

  /** The first sentence of a message; in a shape error the method that the student's line calls. */
  private String inWordsOfTheCaller(Throwable thrown) {
    String message = thrown.getMessage().lines().findFirst().orElse("");
    message = message.replaceFirst(" \\([^()]+(\\([^()]*\\))? at [^)]*:\\d+\\).*", "");
    StackTraceElement[] stack = thrown.getStackTrace();
    for (int i = 1; thrown instanceof ShapeException && i < stack.length; i++) {
      if (line(stack[i]) != 0) {
        String inner = message.replaceFirst("^Matrix\\.(\\w+): .*", "$1");
        String called = stack[i - 1].getMethodName();
        return called.equals(inner) || !stack[i - 1].getClassName().equals(Matrix.class.getName())
            ? message
            : message
                .replaceFirst("^Matrix\\.\\w+", "Matrix." + called)
                .replaceFirst(" does not fit into \\S+$", " does not fit");
      }
    }
    return message;
  }

  private int line(Throwable thrown) {
    return line(thrown.getStackTrace());
  }

  /** The innermost line of the student's file on a stack; 0 if the file is not on it. */
  public int line(StackTraceElement... stack) {
    return Arrays.stream(stack)
        .filter(frame -> frame.getClassName().split("\\$")[0].equals(type.getName()))
        .mapToInt(StackTraceElement::getLineNumber)
        .findFirst()
        .orElse(0);
  }

  private StudentException changed(String what) {
    return StudentException.incomplete(
        what + " of " + type.getSimpleName() + " is not as it was given");
  }
}
