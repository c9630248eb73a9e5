package dev.unfold.web.js;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.Sentence;
import dev.unfold.matrix.Parameter;
import dev.unfold.web.lab.Lab;
import dev.unfold.web.lab.LabCorpus;
import dev.unfold.web.lab.LabNetwork;
import dev.unfold.web.lab.Setup;
import dev.unfold.web.lab.TextSplit;
import dev.unfold.web.lab.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The engine of the lab. {@code open} comes first; every answer is an object, {@code {error}} if it failed. */
public final class LabExports {
  private static final int TAGGED_WORDS = 20_000;

  // The compiled module is one engine, with one lab; a class that TeaVM exports has static methods
  // alone.
  private static Lab lab;

  private LabExports() {}

  /** Chooses the kernels in plain Java. */
  public static void main(String[] arguments) {
    System.setProperty("unfold.kernels", "plain");
  }

  /**
   * Takes the corpus: the words of its training and its dev part, one after the other, and their tags; an empty word ends a
   * sentence.
   */
  @JSExport
  public static JSObject open(
      String[] trainWords, String[] trainTags, String[] devWords, String[] devTags) {
    return Answer.of(
        () -> {
          System.setProperty("unfold.kernels", "plain");
          lab =
              new Lab(LabCorpus.of(sentences(trainWords, trainTags), sentences(devWords, devTags)));
          return new JsValue().js();
        });
  }

  private static List<Sentence> sentences(String[] words, String[] tags) {
    List<String> all = List.of(words);
    List<String> allTags = List.of(tags);
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < words.length; i++) {
      if (words[i].isEmpty()) {
        sentences.add(Sentence.of(all.subList(start, i), allTags.subList(start, i)));
        start = i + 1;
      }
    }
    return sentences;
  }

  @JSExport
  public static JSObject corpus() {
    return Answer.of(
        () -> {
          LabCorpus corpus = lab.corpus();
          return new JsValue()
              .put("tags", corpus.tags())
              .put("vocabulary", corpus.data().inputSize())
              .put("trainSentences", corpus.train().size())
              .put("trainTokens", corpus.trainTokens())
              .put("devSentences", corpus.devSentences())
              .put("examples", corpus.examples(), Views::example)
              .js();
        });
  }

  @JSExport
  public static JSObject create(String cell, int embedding, int hidden, int seed) {
    return Answer.of(() -> described(lab.create(new Setup(cell, embedding, hidden, seed))));
  }

  private static JSObject described(int model) {
    return Views.info(model, lab.network(model));
  }

  @JSExport
  public static JSObject info(int model) {
    return Answer.of(() -> described(model));
  }

  @JSExport
  public static JSObject duplicate(int model) {
    return Answer.of(() -> described(lab.duplicate(model)));
  }

  @JSExport
  public static JSObject discard(int model) {
    return Answer.of(
        () -> {
          lab.discard(model);
          return new JsValue().js();
        });
  }

  /** All weights, or those of one parameter; {@code parameter} is empty for all. */
  @JSExport
  public static JSObject weights(int model, String parameter) {
    return Answer.of(
        () -> {
          LabNetwork network = lab.network(model);
          List<Parameter> chosen =
              parameter.isEmpty()
                  ? network.parameters()
                  : List.of(network.model().parameter(parameter));
          return new JsValue().put("tensors", chosen, p -> Views.tensor(p.name(), p.value())).js();
        });
  }

  @JSExport
  public static JSObject setWeight(int model, String parameter, int row, int column, double value) {
    return Answer.of(
        () -> {
          lab.setWeight(model, parameter, row, column, value);
          return new JsValue().js();
        });
  }

  @JSExport
  public static JSObject split(String text, int limit) {
    return Answer.of(
        () -> {
          TextSplit split = TextSplit.of(text, limit);
          return new JsValue().put("words", split.words()).put("dropped", split.dropped()).js();
        });
  }

  @JSExport
  public static JSObject forward(int model, String[] words) {
    return Answer.of(() -> Views.forward(lab.forward(model, List.of(words))));
  }

  @JSExport
  public static JSObject backward(int model, String[] words, String[] tags, int only) {
    return Answer.of(
        () -> BackwardViews.report(lab.backward(model, List.of(words), List.of(tags), only)));
  }

  @JSExport
  public static JSObject contributions(
      int model, String[] words, String[] tags, String parameter, int only) {
    return Answer.of(
        () ->
            BackwardViews.contributions(
                lab.contributions(model, List.of(words), List.of(tags), parameter, only)));
  }

  /** {@code tags} is empty for a tensor of the forward pass. */
  @JSExport
  public static JSObject explain(
      int model, String[] words, String[] tags, String tensor, int t, int column, int only) {
    return Answer.of(
        () ->
            Views.explanation(
                lab.explain(model, List.of(words), List.of(tags), tensor, t, column, only)));
  }

  /** A span of 0 means the usual one. */
  @JSExport
  public static JSObject gradient(
      int model,
      String[] words,
      String[] tags,
      String parameter,
      int row,
      int column,
      double span,
      int points) {
    return Answer.of(
        () -> {
          ParameterHandler weight = lab.weight(model, parameter, row, column);
          double width = span > 0 ? span : Math.max(1, Math.abs(weight.get()));
          return Views.gradient(
              lab.gradient(model, List.of(words), List.of(tags), weight, width, points),
              GradientCheck.EPSILON,
              GradientCheck.ALLOWED);
        });
  }

  @JSExport
  public static JSObject training(
      int model,
      double learningRate,
      String optimizer,
      String clipping,
      double limit,
      int batchSize,
      int seed,
      int epochs) {
    return Answer.of(
        () -> {
          lab.training(
              model,
              new TrainingOptions(
                  learningRate, optimizer, clipping, limit, batchSize, seed, epochs));
          return Views.training(lab.training(model).report("paused"));
        });
  }

  @JSExport
  public static JSObject train(int model, double millis) {
    return Answer.of(
        () -> {
          lab.training(model).run(millis);
          return new JsValue().js();
        });
  }

  /** Whether the training is finished or has exploded. */
  @JSExport
  public static boolean trainingStands(int model) {
    return lab.training(model).stands();
  }

  @JSExport
  public static JSObject trainSteps(int model, int steps) {
    return Answer.of(() -> Views.training(lab.training(model).steps(steps)));
  }

  @JSExport
  public static JSObject trainingReport(int model, String state) {
    return Answer.of(() -> Views.training(lab.training(model).report(state)));
  }

  @JSExport
  public static JSObject tagWith(int model, String text) {
    return Answer.of(
        () -> {
          long start = System.nanoTime();
          TextSplit split = TextSplit.of(text, TAGGED_WORDS);
          List<JSObject> sentences = new ArrayList<>();
          split.sentences().forEach(words -> sentences.add(tagged(model, words)));
          double seconds = (System.nanoTime() - start) / 1e9;
          return new JsValue()
              .put("sentences", sentences, sentence -> sentence)
              .put("tags", lab.corpus().tags())
              .put("tokensPerSecond", seconds > 0 ? split.words().size() / seconds : 0)
              .put("dropped", split.dropped())
              .js();
        });
  }

  private static JSObject tagged(int model, List<String> words) {
    return Views.tagged(words, lab.probabilities(model, words), lab.corpus().tags());
  }

  @JSExport
  public static JSObject learnWith(
      int model, String[] words, String[] tags, double learningRate, int steps) {
    return Answer.of(
        () -> {
          List<String> sentence = List.of(words);
          List<String> right = List.of(tags);
          JSObject before = tagged(model, sentence);
          double lossBefore = lab.learn(model, sentence, right, learningRate, steps);
          return new JsValue()
              .put("before", before)
              .put("after", tagged(model, sentence))
              .put("lossBefore", lossBefore)
              .put("lossAfter", lab.loss(model, sentence, right))
              .js();
        });
  }
}
