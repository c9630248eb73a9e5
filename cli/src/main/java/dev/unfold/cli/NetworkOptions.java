package dev.unfold.cli;

import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.matrix.DType;
import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import dev.unfold.model.Engine;
import dev.unfold.model.LabRnn;
import dev.unfold.model.SequenceModel;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.TaggerConfig;
import java.util.Random;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which network, how wide, and how it starts. */
@Command(optionListHeading = "%nNetwork:%n")
final class NetworkOptions {
  /** Bytes of memory for each byte of weights: weights, a gradient, a file's bytes, and room to work. */
  private static final long ROOM = 4;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      converter = Spelled.Network.class,
      defaultValue = "rnn",
      description = {
        "rnn, the lab's recurrent network (the default); lstm; gru;",
        "transformer; or mlp, the feed-forward network on a window of three words."
      })
  private Cell cell;

  @Option(
      names = "--embedding",
      paramLabel = "E",
      converter = Numbers.Count.class,
      defaultValue = "50",
      description = "Numbers for each word (default: ${DEFAULT-VALUE}).")
  private int embedding;

  @Option(
      names = "--hidden",
      paramLabel = "H",
      converter = Numbers.Count.class,
      defaultValue = "20",
      description = "Width of the hidden state (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      defaultValue = "1234",
      description = "Of all that is drawn at random (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      converter = Spelled.Type.class,
      defaultValue = "float64",
      description = "float32 or float64 (default: ${DEFAULT-VALUE}).")
  private DType dtype;

  /** What to train, from these options and those of training. */
  TaggerConfig config(CorpusOptions corpus, double learningRate, int epochs, int batch) {
    require(!corpus.lab() || cell == Cell.RNN, "--preset lab is the rnn; leave out --cell " + cell);
    return new TaggerConfig(
        corpus.lab(),
        Architecture.of(cell, embedding, hidden),
        learningRate,
        epochs,
        batch,
        seed,
        dtype,
        corpus.tagset());
  }

  /** A network for an experiment, untrained. */
  SequenceModel start(CorpusOptions corpus, PostagCorpusData data) {
    TaggerConfig lab = TaggerConfig.LAB;
    TaggerConfig config = config(corpus, lab.learningRate(), lab.epochs(), lab.batchSize());
    requireRoom(data);
    return config.start(data.inputSize(), data.outputSize(), new Random(seed));
  }

  /** Refuses a network that the JVM has no room for, before anything is allocated. */
  void requireRoom(PostagCorpusData data) {
    double weights =
        (double) data.inputSize() * embedding
            + (double) hidden * (3.0 * embedding + hidden + data.outputSize());
    double bytes = weights * dtype.bytes() * ROOM;
    long room = Runtime.getRuntime().maxMemory();
    require(
        bytes < room && weights < Integer.MAX_VALUE - 8,
        Console.text(
            "--embedding %d --hidden %d: %.3g weights need about %.3g GB, the JVM has %.3g GB;"
                + " choose smaller ones, or give it more with UNFOLD_JAVA_OPTIONS=-Xmx...",
            embedding, hidden, weights, bytes / 1e9, room / 1e9));
  }

  /** What computes: the identity for Java itself, or the twin of the network in the engine of that name. */
  UnaryOperator<SequenceModel> engine(String name) {
    if (name.equals("java")) {
      return UnaryOperator.identity();
    }
    require(name.equals("torch"), "--engine: found \"" + name + "\", expected java or torch");
    Engine engine = Engine.named(name).orElse(null);
    require(
        engine != null, "PyTorch is not on the class path; start with ./unfold, which fetches it");
    require(cell == Cell.RNN, "PyTorch has --cell rnn alone, found " + cell);
    return model -> twin(engine, (LabRnn) model);
  }

  private static SequenceModel twin(Engine engine, LabRnn model) {
    try {
      return engine.twin(model);
    } catch (IllegalStateException e) {
      throw new ModelException(e.getMessage(), e);
    }
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
