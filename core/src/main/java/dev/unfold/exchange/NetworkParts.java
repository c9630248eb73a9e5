package dev.unfold.exchange;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.Network;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Gate;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.LayerNorm;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.WordEncoder;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tagger's network as the chain of parts that other libraries have too.
 *
 * <pre>{@code
 *   words → encoder → layers → scores → end
 * }</pre>
 *
 * <p>The layers are recurrent, in one direction or both; or a transformer's: positions, blocks and the last norm;
 * or the mlp's {@link ThreeWordWindow}.
 *
 * <p>The weights are copies of the tagger's. Dropout, which only training has, is left out.
 *
 * @param encoder computes the words' vectors
 * @param body the kind of the layers
 * @param layers lowest first
 * @param head the name of the scores: the tagset, such as {@code upos}; {@code output} in the lab's rnn and mlp
 * @param scores from the last layer's states to one score a tag
 * @param end the output: a softmax for each token, or a CRF
 * @param biases whether layers and scores have biases; the lab's rnn and mlp have none
 */
public record NetworkParts(
    WordEncoder encoder,
    BodyKind body,
    List<Layer> layers,
    String head,
    Linear scores,
    TagOutput end,
    boolean biases) {
  /** Copies the list. */
  public NetworkParts {
    layers = List.copyOf(layers);
  }

  /**
   * The parts of a tagger, with copies of its weights; of an ensemble, those of its merged network.
   *
   * @throws ModelException if it is a tagger without a network
   */
  public static NetworkParts of(Tagger any) {
    NetworkTagger tagger = NetworkTagger.of(any);
    return of(tagger, model(tagger));
  }

  /** A copy of a tagger's model: the lab's, or the network of layers. */
  static SequenceModel model(NetworkTagger tagger) {
    return tagger.labModel().orElseGet(tagger::network);
  }

  /** The parts of a tagger's model, whose weights they share. */
  static NetworkParts of(NetworkTagger tagger, SequenceModel model) {
    if (model instanceof Network network) {
      return ofLayers(tagger, network);
    }
    return tagger.config().network().body().isRecurrent() ? ofRnn(model) : ofMlp(model);
  }

  private static NetworkParts ofLayers(NetworkTagger tagger, Network network) {
    Network.Head head = network.head();
    return new NetworkParts(
        network.encoder(),
        tagger.config().network().body(),
        ((Stack) network.body()).layers().stream().flatMap(NetworkParts::parts).toList(),
        tagger.tagset().toString(),
        (Linear) head.scores(),
        head.output(),
        true);
  }

  /** A transformer is its blocks and its last norm; dropout is left out. */
  private static Stream<Layer> parts(Layer layer) {
    if (layer instanceof Dropout) {
      return Stream.of();
    }
    return layer instanceof TransformerEncoder encoder
        ? Stream.concat(encoder.blocks().stream(), Stream.of(encoder.norm()))
        : Stream.of(layer);
  }

  private static NetworkParts ofMlp(SequenceModel mlp) {
    Layer window =
        new ThreeWordWindow(
            mlp.parameter("W_before"), mlp.parameter("W_x"), mlp.parameter("W_after"));
    return ofTheLab(mlp, BodyKind.MLP, window);
  }

  /** The lab's network is an rnn without biases. */
  private static NetworkParts ofRnn(SequenceModel rnn) {
    Parameter wx = rnn.parameter("W_x");
    int hidden = wx.value().rows();
    DType dtype = wx.value().dtype();
    Gate weights =
        new Gate(
            new Parameter("w", wx.value()),
            new Parameter("u", rnn.parameter("W_h").value()),
            new Parameter("b", Matrix.zeros(dtype, 1, hidden)));
    Layer layer = new Rnn(Activation.SIGMOID, weights, InitialState.zero(hidden, dtype));
    return ofTheLab(rnn, BodyKind.of(Cell.RNN), layer);
  }

  private static NetworkParts ofTheLab(SequenceModel model, BodyKind body, Layer layer) {
    return new NetworkParts(
        words(new Embedding(model.parameter("W_e"))),
        body,
        List.of(layer),
        "output",
        Linear.withoutBias(model.parameter("W_y")),
        new CrossEntropy(),
        false);
  }

  private static WordEncoder words(Embedding embedding) {
    return new WordEncoder(embedding, Optional.empty(), Optional.empty());
  }

  /** The name of a layer's states, such as {@code gru.0}; those of a transformer's first layer are {@code positions}. */
  public String name(int layer) {
    if (layers.get(layer) instanceof SinusoidalPositions) {
      return "positions";
    }
    if (layers.get(layer) instanceof LayerNorm) {
      return body + ".norm";
    }
    return body + "." + (body.equals(BodyKind.TRANSFORMER) ? layer - 1 : layer);
  }

  /** The number type of the weights. */
  public DType dtype() {
    return encoder.words().parameters().get(0).value().dtype();
  }

  /** All parameters, in the order of the parts. */
  public List<Parameter> parameters() {
    return Stream.of(
            encoder.parameters().stream(),
            layers.stream().flatMap(layer -> layer.parameters().stream()),
            scores.parameters().stream(),
            end.parameters().stream())
        .flatMap(parameters -> parameters)
        .toList();
  }

  /** The directions of one of the layers: left to right, then right to left if there is one. */
  public static List<Recurrent> directions(Layer layer) {
    return layer instanceof Bidirectional both
        ? List.of((Recurrent) both.toRight(), (Recurrent) both.toLeft())
        : List.of((Recurrent) layer);
  }
}
