package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.unfold.corpus.Tagset;
import dev.unfold.exchange.NetworkParts;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Crf;
import dev.unfold.nn.Layer;
import dev.unfold.nn.TagOutput;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.Tagger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A tagger as an ONNX model, for B sentences of up to T words at once.
 *
 * <pre>{@code
 *   in    word              B×T     int64     and length B; affix, letter, letters where the tagger reads them
 *   out   scores            B×T×K   float32   one score a tag
 *         log_probabilities B×T×K   float32   without a CRF
 *         crf.transitions   K×K     float32   with a CRF: from the row's tag to the column's; crf.start K, crf.end K
 *         xpos.scores, …                      the same of each other column
 * }</pre>
 *
 * <p>Outputs after the end of a sentence have no meaning. Weights are float32, whatever the tagger's are: recurrent
 * operators of common runtimes support no other type. The model's metadata say how words become ids; docs/onnx.md
 * explains the format, with an example. The same tagger gives the same bytes.
 */
public final class OnnxModel {
  /** The number of words of each sentence: an input, B. */
  public static final String LENGTH = "length";

  /** The scores: an output, B×T×K. */
  public static final String SCORES = "scores";

  /** The logarithms of the tags' probabilities: an output of models without a CRF, B×T×K. */
  public static final String LOG_PROBABILITIES = "log_probabilities";

  /** The key of the metadata, a JSON object. */
  public static final String METADATA = "unfold";

  /** Suffix of the names of T×B×D values, the layout of recurrent operators. */
  private static final String STEPS = ".steps";

  /** The transposition of B×T×D to T×B×D, and of T×B×D to B×T×D. */
  private static final long[] SWAPPED = {1, 0, 2};

  private static final long MAX_WEIGHTS = 500_000_000;

  /** The version of the operator set: supported by onnxruntime 1.12 and later. */
  private static final long OPERATORS = 17;

  private static final long FORMAT = 8;

  private final ModelProto model;
  private final List<String> states;

  private OnnxModel(ModelProto model, List<String> states) {
    this.model = model;
    this.states = List.copyOf(states);
  }

  /**
   * The model of a tagger.
   *
   * @throws ModelException if it has more weights than an ONNX file can hold
   */
  public static OnnxModel of(Tagger tagger) {
    return of(tagger, false);
  }

  /** The same model with the intermediate values as outputs: the words' vectors and each layer's states, B×T×H. */
  public static OnnxModel withStates(Tagger tagger) {
    return of(tagger, true);
  }

  /**
   * The model of a recurrent layer alone, in one direction or both: {@code x}, T×B×D, and {@code length}, B, are the
   * inputs, {@code y}, T×B×H, is the output.
   *
   * @param width D
   */
  public static OnnxModel ofLayer(Layer layer, int width) {
    OnnxGraph graph = new OnnxGraph("layer");
    String x = graph.numbers("x", "T", "B", width);
    String lengths = OnnxWords.lengths(graph, graph.ids(LENGTH, "B"));
    String y = new OnnxCells(graph).states("y", layer, x, lengths);
    graph.output(y, "T", "B", OnnxCells.width(layer));
    return new OnnxModel(model(graph, "{}"), List.of());
  }

  private static OnnxModel of(Tagger tagger, boolean withStates) {
    NetworkParts parts = NetworkParts.of(tagger);
    requireSize(parts);
    OnnxGraph graph = new OnnxGraph("tagger");
    String vectors = new OnnxWords(graph).vectors(parts.encoder());
    OnnxLayers layers = new OnnxLayers(graph, OnnxWords.lengths(graph, graph.ids(LENGTH, "B")));
    String steps = graph.turned(vectors + STEPS, vectors, SWAPPED);
    List<State> states = new ArrayList<>(List.of(new State(vectors, parts.encoder().width())));
    for (int index = 0; index < parts.layers().size(); index++) {
      Layer layer = parts.layers().get(index);
      int width = states.get(index).width;
      State state = new State(parts.name(index), OnnxLayers.width(layer, width));
      steps = layers.states(state.name + STEPS, layer, steps, width);
      if (withStates) {
        graph.turned(state.name, steps, SWAPPED);
      }
      states.add(state);
    }
    if (withStates) {
      states.forEach(state -> graph.output(state.name, "B", "T", state.width));
    }
    scores(graph, parts, steps, "");
    for (Tagset column : OnnxMetadata.others(tagger)) {
      scores(graph, NetworkParts.of(tagger.only(column)), steps, column + ".");
    }
    return new OnnxModel(
        model(graph, OnnxMetadata.of(tagger, parts)), states.stream().map(State::name).toList());
  }

  /** An intermediate value, B×T×width. */
  private record State(String name, int width) {}

  /** The outputs of a column, whose names begin with {@code prefix}. */
  private static void scores(OnnxGraph graph, NetworkParts parts, String steps, String prefix) {
    String scores = prefix + SCORES;
    graph.turned(scores, graph.map(parts.head(), parts.scores(), steps), SWAPPED);
    int tags = parts.scores().outputWidth();
    graph.output(scores, "B", "T", tags);
    tagOutput(graph, parts.end(), tags, prefix);
  }

  private static void tagOutput(OnnxGraph graph, TagOutput output, int tags, String prefix) {
    if (output instanceof Crf crf) {
      weights(graph, crf.parameters().get(0), tags, tags);
      weights(graph, crf.parameters().get(1), tags);
      weights(graph, crf.parameters().get(2), tags);
    } else {
      String probabilities = prefix + LOG_PROBABILITIES;
      graph.node(
          probabilities, "LogSoftmax", List.of(prefix + SCORES), OnnxGraph.attribute("axis", -1));
      graph.output(probabilities, "B", "T", tags);
    }
  }

  /** A parameter of the CRF as an output, for the decoder. */
  private static void weights(OnnxGraph graph, Parameter parameter, int... shape) {
    String weight = graph.weights(parameter.name() + ".weight", parameter.value(), shape);
    graph.node(parameter.name(), "Identity", List.of(weight));
    graph.output(parameter.name(), Arrays.stream(shape).boxed().toArray());
  }

  private static ModelProto model(OnnxGraph graph, String metadata) {
    String version = OnnxModel.class.getPackage().getImplementationVersion();
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
        .setProducerName("unfold")
        .setProducerVersion(version == null ? "" : version)
        .addMetadataProps(StringStringEntryProto.newBuilder().setKey(METADATA).setValue(metadata))
        .setGraph(graph.build())
        .build();
  }

  private static void requireSize(NetworkParts parts) {
    long weights =
        parts.parameters().stream().mapToLong(parameter -> parameter.value().size()).sum();
    if (weights > MAX_WEIGHTS) {
      throw new ModelException(
          String.format(
              Locale.ROOT,
              "the model has %d weights, an ONNX file has room for %d (2 GB)",
              weights,
              MAX_WEIGHTS));
    }
  }

  /** The names of the intermediate values, lowest first: {@code words}, {@code gru.0}, … */
  public List<String> states() {
    return states;
  }

  /** The bytes of the model file. */
  public byte[] bytes() {
    return model.toByteArray();
  }
}
