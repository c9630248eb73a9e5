package dev.unfold.cli.option;

import dev.unfold.check.GradientReport;
import dev.unfold.check.Twin;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.matrix.DType;
import dev.unfold.model.Engine;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.SgdPlan;
import dev.unfold.tagger.TaggerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The network: its architecture, seed and number type. */
@Command(optionListHeading = "%nNetwork:%n")
public final class NetworkOptions {
  /** Bytes of memory per byte of weights: the weights, a gradient, the bytes of the file, and temporary matrices. */
  private static final long ROOM = 4;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ArchitectureOptions plan;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = NumberConverter.Seed.class,
      defaultValue = "1234",
      description = "Random seed (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      converter = EnumConverter.Type.class,
      defaultValue = "float64",
      description = "float32 or float64 (default: ${DEFAULT-VALUE}).")
  private DType dtype;

  /** The configuration of a training run. */
  public TaggerConfig config(CorpusOptions corpus, double learningRate, int epochs, int batch) {
    NetworkPlan network = plan.network();
    require(!corpus.lab() || network.isLabRnn(), "--preset lab is a single rnn, found " + network);
    SgdPlan sgd = new SgdPlan(corpus.lab(), learningRate, epochs, batch);
    return new TaggerConfig(corpus.tagset(), dtype, seed, 1, network, sgd);
  }

  /** An untrained network, for an experiment. */
  public SequenceModel start(CorpusOptions corpus, PostagCorpusData data) {
    TaggerConfig config = config(corpus, 0.1, 20, 1);
    requireRoom(data);
    return config.start(data.inputSize(), data.outputSize(), new Random(seed));
  }

  /**
   * The network in the user's own file, untrained; where the lab has the same network, with the same weights.
   *
   * @throws dev.unfold.lab.student.StudentCodeException if the file holds no network
   */
  public StudentNetwork start(Path mine, CorpusOptions corpus, PostagCorpusData data) {
    NetworkPlan network = plan.network();
    require(
        network.isLabRnn() && dtype == DType.FLOAT64,
        "--mine takes the network from your file, in float64; of the network's options it goes with"
            + " --embedding, --hidden and --seed alone");
    StudentNetwork own = StudentNetwork.of(mine, size(data), seed);
    if (isTheLabs(own)) {
      SequenceModel lab = start(corpus, data);
      own.parameters().forEach(p -> p.value().assign(lab.parameter(p.name()).value()));
    }
    return own;
  }

  private NetworkSize size(PostagCorpusData data) {
    NetworkPlan network = plan.network();
    return new NetworkSize(data.inputSize(), network.word(), network.hidden(), data.outputSize());
  }

  /** Whether a file's network is the lab's: exercise 2, and 3 in PyTorch. */
  public static boolean isTheLabs(StudentNetwork own) {
    return own.exercise()
        .filter(one -> one == Exercise.RNN || one == Exercise.TORCH_RNN)
        .isPresent();
  }

  /** The same network with the right gradient; empty for one that was written from an empty file. */
  public Optional<SequenceModel> right(
      StudentNetwork own, CorpusOptions corpus, PostagCorpusData data) {
    if (isTheLabs(own)) {
      return Optional.of(start(corpus, data));
    }
    return own.exercise().map(one -> StudentNetwork.solution(one, size(data), seed));
  }

  /** Refuses a network that does not fit into memory, before anything is allocated. */
  public void requireRoom(PostagCorpusData data) {
    NetworkPlan network = plan.network();
    NetworkPlan.HeadSpec head = new NetworkPlan.HeadSpec("output", data.outputSize());
    double weights = network.weights(new NetworkPlan.Sizes(data.inputSize(), 0, 1, List.of(head)));
    double bytes = weights * dtype.bytes() * ROOM;
    long room = Runtime.getRuntime().maxMemory();
    require(
        bytes < room && weights < Integer.MAX_VALUE - 8,
        Console.text(
            "--embedding %d --hidden %d: %.3g weights need about %.3g GB, the JVM has %.3g GB;"
                + " choose smaller ones, or give it more with UNFOLD_JAVA_OPTIONS=-Xmx...",
            network.word(), network.hidden(), weights, bytes / 1e9, room / 1e9));
  }

  /** Maps a network to its twin in the named engine; the identity for {@code java}. */
  public UnaryOperator<SequenceModel> engine(String name) {
    if (name.equals("java")) {
      return UnaryOperator.identity();
    }
    require(name.equals("torch"), "--engine: found \"" + name + "\", expected java or torch");
    Engine engine = Engine.named(name).orElse(null);
    require(
        engine != null, "PyTorch is not on the class path; start with ./unfold, which fetches it");
    NetworkPlan network = plan.network();
    require(network.isLabRnn(), "PyTorch has only a single rnn, found " + network);
    return model -> twin(engine, (LabRnn) model);
  }

  /** A comparison with PyTorch: the lab's rnn as a model of its own, any other network layer by layer. */
  public TorchComparison pytorch() {
    if (plan.network().isLabRnn()) {
      UnaryOperator<SequenceModel> engine = engine("torch");
      return (model, batch) ->
          GradientReport.compare(model, engine.apply(model), batch.input(), batch.output());
    }
    Twin twin = Twin.find().orElse(null);
    require(
        twin != null, "PyTorch is not on the class path; start with ./unfold, which fetches it");
    return (model, batch) -> compare(model, twin, batch);
  }

  private static GradientReport compare(SequenceModel model, Twin twin, TaggedBatch batch) {
    try {
      twin.load();
      return GradientReport.compare(model, twin, batch.input(), batch.output()).orElseThrow();
    } catch (IllegalStateException e) {
      throw new ModelException(e.getMessage(), e);
    }
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
