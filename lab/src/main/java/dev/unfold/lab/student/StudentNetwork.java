package dev.unfold.lab.student;

import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.Limits;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Optimizer;
import dev.unfold.optim.Sgd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network whose forward and backward pass a student wrote: the record of an exercise, or a {@link SentenceNetwork}.
 *
 * <pre>{@code
 *   try (StudentNetwork mine = StudentNetwork.of(Path.of("my/Rnn.java"), size, 1234)) {
 *     Gradients gradients = mine.backpropagation(input, output);
 *   }
 * }</pre>
 *
 * <p>The code runs in a process of its own, with limits on time and memory and without this process's environment; the file
 * is only read. The weights live here; the process gets those that have changed. Weights are {@code FLOAT64}, drawn from the
 * seed as {@link dev.unfold.model.LabRnn#glorot} draws them. One thread at a time.
 */
public final class StudentNetwork implements SequenceModel, AutoCloseable {
  /** Time for one sentence, and the heap: ample for the lab's sizes. */
  public static final Limits LIMITS = new Limits(5, 512);

  /** A matrix of more rows is an embedding, of which a sentence uses few. */
  private static final int MANY_ROWS = 64;

  private static final Pattern TYPE =
      Pattern.compile("(?m)^\\s*(?:public\\s+)?(?:final\\s+)?(?:record|class)\\s+(\\w+)");

  private final String file;
  private final NetworkSize size;
  private final NetworkProcess process;
  private final Optional<Exercise> exercise;
  private final List<Parameter> parameters;
  private final List<SentRows> sent;

  /** For each parameter the rows that the last step changed, while nothing else can have changed them; else empty. */
  private List<int[]> stepped = List.of();

  private boolean updating;

  private StudentNetwork(String file, String source, NetworkSize size, long seed, Limits limits) {
    this.file = file;
    this.size = size;
    String type = type(file, source);
    this.exercise = Exercise.ofType(type);
    try {
      this.process = new NetworkProcess(file, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      this.parameters = List.copyOf(process.create(type, source, size, seed));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
    this.sent = parameters.stream().map(p -> new SentRows(p.value())).toList();
  }

  /**
   * The network in a file.
   *
   * @param size its size; an exercise's network takes its shapes from it
   * @param seed of the first weights
   * @throws StudentCodeException if the file can't be read or compiled, or holds no network
   */
  public static StudentNetwork of(Path file, NetworkSize size, long seed) {
    return of(file, size, seed, LIMITS);
  }

  /** As {@link #of(Path, NetworkSize, long)}, with other limits. */
  public static StudentNetwork of(Path file, NetworkSize size, long seed, Limits limits) {
    return new StudentNetwork(file.toString(), read(file), size, seed, limits);
  }

  /** The network of an exercise's solution. */
  public static StudentNetwork solution(Exercise exercise, NetworkSize size, long seed) {
    return new StudentNetwork(
        "solution of " + exercise.file(), exercise.solution(), size, seed, LIMITS);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new StudentCodeException(file + ": no such file; check the path");
    } catch (CharacterCodingException e) {
      throw new StudentCodeException(file + ": is not UTF-8; expected a Java file");
    } catch (IOException e) {
      throw new StudentCodeException(file + ": can't be read (" + e.getMessage() + ")");
    }
  }

  private static String type(String file, String source) {
    List<String> types = TYPE.matcher(source).results().map(found -> found.group(1)).toList();
    String named = Path.of(file).getFileName().toString().replaceFirst("\\.java$", "");
    return types.stream()
        .filter(type -> type.equals(named))
        .findFirst()
        .or(() -> types.stream().filter(StudentNetwork::isExercise).findFirst())
        .or(() -> types.stream().findFirst())
        .orElseThrow(
            () ->
                new StudentCodeException(
                    file
                        + ": has no record or class; expected the file of an exercise, or a class"
                        + " that implements SentenceNetwork"));
  }

  private static boolean isExercise(String type) {
    return Exercise.ofType(type).isPresent();
  }

  /** The exercise whose file this is; empty for a network written from an empty file. */
  public Optional<Exercise> exercise() {
    return exercise;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  /** The first output of the student's code, at most some thousand characters. */
  public String printed() {
    return process.printed();
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Matrix logForward(int[][] input) {
    Matrix[] sentences = new Matrix[input.length];
    for (int s = 0; s < input.length; s++) {
      sentences[s] = process.forward(sent, input[s], size.tags());
    }
    return input.length == 1 ? sentences[0] : packed(Batch.of(input), sentences);
  }

  /** Row t of each sentence, in the packed order of a batch. */
  private Matrix packed(Batch batch, Matrix[] sentences) {
    int[][] places = new int[sentences.length][];
    int rows = 0;
    for (int s = 0; s < sentences.length; s++) {
      places[s] = new int[sentences[s].rows()];
      for (int t = 0; t < places[s].length; t++) {
        places[s][t] = rows++;
      }
    }
    int[] order = batch.pack(places);
    Matrix packed = Matrix.zeros(sentences[0].dtype(), order.length, size.tags());
    for (int r = 0; r < order.length; r++) {
      int s = 0;
      int row = order[r];
      while (row >= sentences[s].rows()) {
        row -= sentences[s++].rows();
      }
      packed.row(r).assign(sentences[s].row(row));
    }
    return packed;
  }

  /** {@inheritDoc} The loss of each sentence is its own mean; here they are weighted by their lengths. */
  @Override
  public double backpropagation(int[][] input, int[][] output, Gradients into) {
    double tokens = Stream.of(input).mapToInt(x -> x.length).sum();
    double loss = 0;
    for (int s = 0; s < input.length; s++) {
      NetworkProcess.SentenceGradient gradient =
          process.backward(sent, changed(), parameters, input[s], output[s]);
      double share = input[s].length / tokens;
      loss += share * gradient.loss();
      for (int p = 0; p < parameters.size(); p++) {
        Matrix values = gradient.values().get(p);
        requireNumbers(gradient.loss(), parameters.get(p), gradient.rows().get(p), values);
        add(parameters.get(p), gradient.rows().get(p), values.scale(share), into);
      }
    }
    return loss;
  }

  /** The rows to send: of an embedding only those that the last step can have changed, if a step was the last thing. */
  private List<List<Integer>> changed() {
    List<List<Integer>> changed = new ArrayList<>();
    for (int p = 0; p < sent.size(); p++) {
      boolean known = updating && !stepped.isEmpty() && isEmbedding(parameters.get(p));
      changed.add(known ? sent.get(p).changed(stepped.get(p)) : sent.get(p).changed());
    }
    return changed;
  }

  /** {@inheritDoc} A step changes no other rows than those whose gradient is not zero, which saves comparing all. */
  @Override
  public double update(int[][] input, int[][] output, Optimizer optimizer, Gradients gradients) {
    updating = optimizer instanceof Sgd;
    try {
      double loss = SequenceModel.super.update(input, output, optimizer, gradients);
      stepped = parameters.stream().map(p -> rows(gradients, p)).toList();
      return loss;
    } finally {
      updating = false;
    }
  }

  private static int[] rows(Gradients gradients, Parameter parameter) {
    return gradients.rowsOf(parameter).stream()
        .flatMapToInt(part -> IntStream.of(part.indices()))
        .distinct()
        .toArray();
  }

  private static void add(Parameter parameter, int[] rows, Matrix values, Gradients into) {
    if (isEmbedding(parameter)) {
      into.addRows(parameter, rows, values);
    } else {
      into.of(parameter).scatterAdd(1, rows, values);
    }
  }

  /** Whether it has a row for each word, of which a sentence reads few. */
  static boolean isEmbedding(Parameter parameter) {
    return parameter.value().rows() > MANY_ROWS;
  }

  /** Refuses a gradient that is no number although the loss is one. */
  private void requireNumbers(double loss, Parameter parameter, int[] rows, Matrix values) {
    if (values.isFinite() || !Double.isFinite(loss) || !parameter.value().isFinite()) {
      return;
    }
    for (int r = 0; r < rows.length; r++) {
      for (int k = 0; k < values.columns(); k++) {
        if (!Double.isFinite(values.get(r, k))) {
          throw new StudentCodeException(
              String.format(
                  "%s: the gradient of %s[%d,%d] is %s, expected a finite number: is there a"
                      + " division by zero, or a logarithm of it?",
                  file, parameter.name(), rows[r], k, values.get(r, k)));
        }
      }
    }
  }

  @Override
  public String toString() {
    return parameters.stream()
        .map(p -> p.name() + " " + p.value().shape())
        .collect(Collectors.joining(", ", file + ": ", ""));
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.close();
  }
}
