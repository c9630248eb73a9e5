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

/** A running {@link Worker} and the connection to it. */
final class WorkerProcess implements AutoCloseable {
  /** Progress in a log: CoreNLP's {@code Iter 5 evals 6}, OpenNLP's {@code - 5: (}, our own. */
  private static final Pattern ITERATION =
      Pattern.compile("(?:Iter | - |^iteration )(\\d+)(?: evals|: \\(| of )");

  private final TaggerCompetitor competitor;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final Thread logReader;
  private volatile IntConsumer iterations = iteration -> {};
  private volatile String lastLine = "no output";

  /** Starts the process. */
  WorkerProcess(TaggerCompetitor competitor, Tagset tagset, int seed, int threads) {
    this.competitor = competitor;
    List<String> command = new ArrayList<>(JavaCommand.of(competitor.isOurs()));
    command.add(Worker.class.getName());
    command.addAll(List.of(competitor.name(), tagset.name(), "" + seed, "" + threads));
    try {
      this.process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new ModelException(competitor + ": no process could be started (" + e + ")", e);
    }
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.logReader = new Thread(this::readLog, "log of " + competitor);
    logReader.setDaemon(true);
    logReader.start();
  }

  private void readLog() {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        Matcher found = ITERATION.matcher(line);
        if (found.find()) {
          iterations.accept(Integer.parseInt(found.group(1)));
        }
        lastLine = line;
      }
    } catch (IOException e) {
      lastLine = e.toString();
    }
  }

  /** Sets the listener that is called with the number of each training iteration. */
  void onIteration(IntConsumer onEach) {
    iterations = onEach;
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @return the words of the answer
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
      logReader.join();
    } catch (IOException e) {
      lastLine = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ModelException(competitor + ": its process ended: " + lastLine);
  }

  /** As {@link #ask}, for an answer of one number. */
  double askNumber(Object... words) {
    return Double.parseDouble(ask(words).get(0));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
