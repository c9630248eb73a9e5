package dev.unfold.cli.explore;

import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.plot.LossPlot;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** The functions that {@code unfold repl} offers by their bare names. Each prints its result. */
public final class Explore {
  private static final int POINTS = 201;
  private static final double RADIUS = 10;

  private Explore() {}

  /** Prints what is defined at the start. */
  public static void help() {
    print(
        """
        data, model, batch            the built-in corpus, a recurrent network, one sentence
        show(matrix)                  its entries; also show(parameter), show(model)
        show(gradients, model)        the gradient of every parameter
        show(batch, data)             its words and tags
        plot(model, "W_h[0,0]", batch, "slope.png")
                                      the loss as that weight moves, with its tangent
        plot(picture, "file.png")     any picture of dev.unfold.lab.plot; .png or .svg
        /open my/Rnn.java             compiles your file; again after each change
        help()                        this list; /help is jshell's own, /exit ends
        Example: show(model.backpropagation(batch.input(), batch.output()), model)""");
  }

  /** Prints the shape and the entries of a matrix, those of its first rows and columns if it is large. */
  public static void show(Matrix matrix) {
    print(MatrixText.of(matrix));
  }

  /** Prints the name and the value of a parameter. */
  public static void show(Parameter parameter) {
    print(parameter.name() + ": " + MatrixText.of(parameter.value()));
  }

  /** Prints the names and shapes of a model's parameters. */
  public static void show(SequenceModel model) {
    model.parameters().forEach(p -> print(p.name() + ": " + p.value()));
  }

  /** Prints the gradient of each parameter of a model. */
  public static void show(Gradients gradients, SequenceModel model) {
    for (Parameter parameter : model.parameters()) {
      print("d" + parameter.name() + ": " + MatrixText.of(gradients.dense(parameter)));
    }
  }

  /** Prints the words of a batch with their tags, a sentence on each line. */
  public static void show(TaggedBatch batch, PostagCorpusData data) {
    for (int s = 0; s < batch.sentences(); s++) {
      int[] words = batch.input()[s];
      int[] tags = batch.output()[s];
      StringJoiner line = new StringJoiner(" ");
      for (int t = 0; t < words.length; t++) {
        String tag = tags[t] < 0 ? "?" : data.tags().get(tags[t]);
        line.add(data.words().get(words[t]) + "/" + tag);
      }
      print(line.toString());
    }
  }

  /**
   * Plots the loss of a batch as one weight moves, with the tangent that backpropagation computed.
   *
   * @param weight a weight by its name and place, such as {@code W_h[0,0]}
   * @param file the picture to write; its ending selects the format
   */
  public static void plot(SequenceModel model, String weight, TaggedBatch batch, String file) {
    ParameterHandler handler = ParameterHandler.parse(weight, model);
    plot(
        LossPlot.of(
            LossRange.measure(model, handler, batch.input(), batch.output(), RADIUS, POINTS)),
        file);
  }

  /**
   * Writes a picture to a file.
   *
   * @param file its ending selects the format
   */
  public static void plot(Picture picture, String file) {
    Path path = Path.of(file);
    if (!Picture.canBe(path)) {
      throw new IllegalArgumentException(
          "plot: file is \"" + file + "\", expected a name that ends in .png or .svg");
    }
    try {
      Files.write(path, picture.encode(path));
    } catch (IOException e) {
      throw new UncheckedIOException("plot: " + path + " can't be written", e);
    }
    print("wrote " + path.toAbsolutePath());
  }

  private static void print(String text) {
    System.out.println(text);
  }
}
