package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Tagset;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The process in which one contestant works: takes a request a line from standard input, words set apart by tabs, and
 * answers each with a line on standard output. Whatever libraries print goes to standard error.
 *
 * <pre>{@code
 *   train TRAIN DEV MODEL        trains on the first, with a look at the second if it is not empty     seconds
 *   load MODEL                   loads                                                                 seconds
 *   tag FILE                     tags all sentences        tags set apart by blanks, sentences by tabs
 *   turn FILE TOKENS SECONDS     a turn of the race                                             tokens seconds
 *   latency FILE                 every sentence by itself                               nanoseconds of each
 *   memory                       the most that this process ever held; what lives in its heap              bytes
 * }</pre>
 */
public final class Worker {
  private final Maker maker;
  private final Tagset tagset;
  private Optional<LoadedTagger> tagger = Optional.empty();
  private Optional<Turn> turn = Optional.empty();
  private Optional<LatencyPass> pass = Optional.empty();

  private Worker(Maker maker, Tagset tagset) {
    this.maker = maker;
    this.tagset = tagset;
  }

  /** Contestant, tagset, seed, threads: each as it is spelled in its enum, or as a number. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ProcessHandle.current().parent().ifPresent(p -> p.onExit().thenRun(Worker::halt));
    Tagset tagset = Tagset.valueOf(arguments[1]);
    int seed = Integer.parseInt(arguments[2]);
    int threads = Integer.parseInt(arguments[3]);
    Maker maker = Contestant.valueOf(arguments[0]).maker(tagset, seed, threads);
    try {
      new Worker(maker, tagset).serve(out);
      System.exit(0);
    } catch (OutOfMemoryError e) {
      fail("out of memory; give the JVM more with UNFOLD_JAVA_OPTIONS=-Xmx16g");
    } catch (IOException | RuntimeException | Error e) {
      fail(e.toString());
    }
  }

  private static void fail(String lastWords) {
    System.err.println(lastWords);
    System.exit(1);
  }

  private void serve(PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer(Arrays.asList(line.split("\t", -1))));
    }
  }

  /** Nobody is left to hear the answer. */
  private static void halt() {
    Runtime.getRuntime().halt(1);
  }

  private String answer(List<String> request) throws IOException {
    return switch (request.get(0)) {
      case "train" -> train(request.get(1), request.get(2), Path.of(request.get(3)));
      case "load" -> load(Path.of(request.get(1)));
      case "tag" -> tag(Path.of(request.get(1)));
      case "turn" ->
          turn(
              Path.of(request.get(1)),
              Long.parseLong(request.get(2)),
              Double.parseDouble(request.get(3)));
      case "latency" -> latency(Path.of(request.get(1)));
      case "memory" -> Memory.peak() + "\t" + Memory.live();
      default -> throw new IllegalArgumentException("no such request: " + request);
    };
  }

  private String train(String train, String dev, Path model) throws IOException {
    CorpusFiles alone = CorpusFiles.train(Path.of(train));
    CorpusFiles files = dev.isEmpty() ? alone : alone.dev(Path.of(dev));
    Corpus corpus = files.corpus(Texts.layout(tagset), warning -> {});
    long start = System.nanoTime();
    maker.train(corpus, model);
    return seconds(start);
  }

  private String load(Path model) throws IOException {
    long start = System.nanoTime();
    tagger = Optional.of(maker.load(model));
    return seconds(start);
  }

  private String tag(Path file) {
    LoadedTagger loaded = tagger.orElseThrow();
    return Texts.words(file).stream()
        .map(words -> String.join(" ", loaded.tag(words)))
        .collect(Collectors.joining("\t"));
  }

  private String turn(Path text, long tokens, double seconds) throws IOException {
    if (turn.isEmpty()) {
      turn = Optional.of(tagger.orElseThrow().turn(text));
    }
    long start = System.nanoTime();
    long done = turn.get().run(tokens, start + (long) (1e9 * seconds));
    return done + "\t" + seconds(start);
  }

  private String latency(Path file) {
    if (pass.isEmpty()) {
      pass = Optional.of(LatencyPass.of(tagger.orElseThrow(), Texts.words(file)));
    }
    return LongStream.of(pass.get().run())
        .mapToObj(Long::toString)
        .collect(Collectors.joining("\t"));
  }

  private static String seconds(long start) {
    return Double.toString((System.nanoTime() - start) / 1e9);
  }
}
