package dev.unfold.cli.experiment;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.cli.option.SentenceOptions;
import dev.unfold.cli.option.TableOutputs;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.plot.LossPlot;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.matrix.DType;
import dev.unfold.model.SequenceModel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "gradient",
    header = "Check the gradient of one weight against the loss, by eye and by number.",
    customSynopsis = "unfold gradient --parameter=WEIGHT [OPTIONS]",
    description = {
      "Varies one weight of an untrained network, with all others fixed, and measures the loss on one",
      "sentence: the gradient from backpropagation must be the slope of the tangent to that curve at the",
      "current weight. The picture shows both."
    },
    footer = {
      "",
      "Examples:",
      "  unfold gradient --parameter 'W_y[0,0]' --plot gradient.png",
      "  unfold gradient --preset lab --parameter 'W_h[3,5]' --sentence 7 --data gradient.csv",
      "  unfold gradient --mine my/Rnn.java --parameter 'W_h[3,5]' --plot mine.png --watch"
    })
public final class GradientCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Weight weight;
  @Mixin private CorpusOptions corpus;
  @Mixin private SentenceOptions sentence;
  @Mixin private NetworkOptions network;
  @Mixin private MineOptions mine;
  @Mixin private TableOutputs outputs;

  public GradientCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(corpus.files());
    var table = outputs.data();
    var plot = outputs.plot();
    PostagCorpusData data = corpus.read(console);
    TaggedBatch batch = sentence.of(data);
    return mine.run(
        console,
        () -> {
          LossRange range = measure(data, batch);
          table.ifPresent(file -> outputs.write(console, file, LossPlot.table(range).csv()));
          plot.ifPresent(file -> outputs.write(console, file, LossPlot.of(range)));
          return 0;
        });
  }

  /** Measures the loss against the weight, with the built-in network or the user's own. */
  private LossRange measure(PostagCorpusData data, TaggedBatch batch) {
    if (mine.file().isEmpty()) {
      return print(data, batch, network.start(corpus, data));
    }
    try (StudentNetwork own = network.start(mine.file().get(), corpus, data)) {
      LossRange range = print(data, batch, own);
      verdict(own, batch, range);
      MineOptions.showPrinted(console, own);
      return range;
    }
  }

  private LossRange print(PostagCorpusData data, TaggedBatch batch, SequenceModel model) {
    LossRange range = weight.range(model, batch);
    console.print("%s", String.join(" ", SentenceOptions.words(data, batch)));
    console.print("%s = %.17g, loss %.17g", range.name(), range.weight(), range.loss());
    console.print("gradient by backpropagation      %.17g", range.gradient());
    console.print("gradient by central differences  %s", slope(model, batch));
    return range;
  }

  /** Says whether the user's gradient is the slope of the tangent. */
  private void verdict(StudentNetwork own, TaggedBatch batch, LossRange range) {
    double slope = GradientCheck.slope(own, weight.of(own), batch.input(), batch.output());
    double error = Math.abs(range.gradient() - slope);
    boolean right = error <= GradientCheck.ALLOWED * Math.max(Math.abs(slope), GradientCheck.FLOOR);
    console.print(
        right
            ? "your gradient is the slope of the loss"
            : "your gradient is NOT the slope of the loss: the dashed line crosses the curve");
  }

  /** Central differences, unless the model is float32: its losses are too coarse for them. */
  private String slope(SequenceModel model, TaggedBatch batch) {
    ParameterHandler handler = weight.of(model);
    return handler.parameter().value().dtype() == DType.FLOAT32
        ? "n/a (float32 is too coarse for them)"
        : Console.text("%.17g", GradientCheck.slope(model, handler, batch.input(), batch.output()));
  }

  /** The weight to vary, how far, and at how many points. */
  @Command(optionListHeading = "%nWeight:%n")
  static final class Weight {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
        names = "--parameter",
        required = true,
        paramLabel = "WEIGHT",
        description = "Matrix, row and column, counted from 0: 'W_y[0,0]'.")
    private String parameter;

    @Option(
        names = "--span",
        paramLabel = "S",
        converter = NumberConverter.Positive.class,
        defaultValue = "10",
        description = "Range of the weight, below and above its value (default: ${DEFAULT-VALUE}).")
    private double span;

    @Option(
        names = "--points",
        paramLabel = "N",
        converter = NumberConverter.AtLeastTwo.class,
        defaultValue = "201",
        description = "Number of points at which to measure the loss (default: ${DEFAULT-VALUE}).")
    private int points;

    /** The weight in a model. */
    ParameterHandler of(SequenceModel model) {
      try {
        return ParameterHandler.parse(parameter, model);
      } catch (IllegalArgumentException e) {
        String reason = e.getMessage().replaceFirst("^parameter ", "");
        throw new ParameterException(spec.commandLine(), "--parameter: " + reason, e);
      }
    }

    /** The loss against the weight. */
    LossRange range(SequenceModel model, TaggedBatch batch) {
      return LossRange.measure(model, of(model), batch.input(), batch.output(), span, points);
    }
  }
}
