package dev.unfold.bench.taggers;

import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link Worker} and the way to it. */
final class WorkerProcess implements AutoCloseable {
  /** What a log says of its progress: CoreNLP's {@code Iter 5 evals 6}, OpenNLP's {@code - 5: (}, our own. */
  private static final Pattern ITERATION =
      Pattern.compile("(?:Iter | - |^iteration )(\\d+)(?: evals|: \\(| of )");

  private final Contestant contestant;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final Thread listener;
  private volatile IntConsumer iterations = iteration -> {};
  private volatile String lastWords = "without a word";

  /** Starts one. */
  WorkerProcess(Contestant contestant, Tagset tagset, int seed, int threads) {
    this.contestant = contestant;
    List<String> command = new ArrayList<>(JavaCommand.of(contestant.isOurs()));
    command.add(Worker.class.getName());
    command.addAll(List.of(contestant.name(), tagset.name(), "" + seed, "" + threads));
    try {
      this.process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new ModelException(contestant + ": no process could be started (" + e + ")", e);
    }
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.listener = new Thread(this::listen, "log of " + contestant);
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        Matcher found = ITERATION.matcher(line);
        if (found.find()) {
          iterations.accept(Integer.parseInt(found.group(1)));
        }
        lastWords = line;
      }
    } catch (IOException e) {
      lastWords = e.toString();
    }
  }

  /** Is told the number of each iteration of a training. */
  void onIteration(IntConsumer hears) {
    iterations = hears;
  }

  /**
   * Asks for something and waits for the answer.
   *
   * @return its words
   * @throws ModelException if the process ends before it answers
   */
  List<String> ask(Object... words) {
    try {
      requests.write(Stream.of(words).map(Object::toString).collect(Collectors.joining("\t")));
      requests.newLine();
      requests.flush();
      String answer = answers.readLine();
      if (answer != null) {
        return List.of(answer.split("\t", -1));
      }
      listener.join();
    } catch (IOException e) {
      lastWords = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ModelException(contestant + ": its process ended: " + lastWords);
  }

  /** One number. */
  double askNumber(Object... words) {
    return Double.parseDouble(ask(words).get(0));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
