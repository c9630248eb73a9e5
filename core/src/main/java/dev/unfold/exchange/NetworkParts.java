package dev.unfold.exchange;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Cell;
import dev.unfold.model.JointNetwork;
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
import dev.unfold.tagger.JointTagger;
import dev.unfold.tagger.LabTagger;
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
 * <p>The layers are rnns, lstms or grus in one direction or both; or a transformer's: positions, blocks and the last norm;
 * or the mlp's {@link ThreeWordWindow}.
 *
 * <p>The parts share the tagger's weights. Dropout, which only training has, is left out.
 *
 * @param encoder words as vectors
 * @param cell what the layers are made of
 * @param layers lowest first
 * @param head what the scores are called: the tagset of a joint tagger, such as {@code upos}, else {@code output}
 * @param scores from the last layer's states to one score a tag
 * @param end what the scores end in: a softmax for each token, or a CRF
 * @param biases whether layers and scores have biases; the lab's rnn and mlp have none
 */
public record NetworkParts(
    WordEncoder encoder,
    Cell cell,
    List<Layer> layers,
    String head,
    Linear scores,
    TagOutput end,
    boolean biases) {
  /** Copies the list. */
  public NetworkParts {
    layers = List.copyOf(layers);
  }

  /** The parts of a tagger. */
  public static NetworkParts of(Tagger tagger) {
    if (tagger instanceof JointTagger joint) {
      return of(joint);
    }
    LabTagger lab = (LabTagger) tagger;
    if (lab.model() instanceof Network network) {
      return of(network, lab.config().architecture().cell());
    }
    return lab.config().architecture().cell() == Cell.MLP ? ofMlp(lab) : ofRnn(lab);
  }

  private static NetworkParts of(JointTagger tagger) {
    JointNetwork network = tagger.network();
    JointNetwork.Head head = network.heads().get(0);
    return new NetworkParts(
        network.encoder(),
        tagger.config().network().cell(),
        withoutDropout(((Stack) network.body()).layers()),
        tagger.tagset().toString(),
        (Linear) head.scores(),
        head.loss(),
        true);
  }

  private static List<Layer> withoutDropout(List<Layer> layers) {
    return layers.stream().filter(layer -> !(layer instanceof Dropout)).toList();
  }

  private static NetworkParts of(Network network, Cell cell) {
    List<Layer> body = ((Stack) network.body()).layers();
    return new NetworkParts(
        words(network.embedding()),
        cell,
        body.subList(0, body.size() - 1).stream().flatMap(NetworkParts::parts).toList(),
        "output",
        (Linear) body.get(body.size() - 1),
        network.loss(),
        true);
  }

  private static Stream<Layer> parts(Layer layer) {
    return layer instanceof TransformerEncoder encoder
        ? Stream.concat(encoder.blocks().stream(), Stream.of(encoder.norm()))
        : Stream.of(layer);
  }

  private static NetworkParts ofMlp(LabTagger mlp) {
    SequenceModel model = mlp.model();
    return ofTheLab(
        model,
        Cell.MLP,
        new ThreeWordWindow(
            model.parameter("W_before"), model.parameter("W_x"), model.parameter("W_after")));
  }

  /** The lab's network is an rnn without biases. */
  private static NetworkParts ofRnn(LabTagger tagger) {
    SequenceModel rnn = tagger.model();
    Parameter wx = rnn.parameter("W_x");
    int hidden = wx.value().rows();
    DType dtype = wx.value().dtype();
    Gate weights =
        new Gate(
            new Parameter("w", wx.value()),
            new Parameter("u", rnn.parameter("W_h").value()),
            new Parameter("b", Matrix.zeros(dtype, 1, hidden)));
    Layer layer = new Rnn(Activation.SIGMOID, weights, InitialState.zero(hidden, dtype));
    return ofTheLab(rnn, Cell.RNN, layer);
  }

  private static NetworkParts ofTheLab(SequenceModel model, Cell cell, Layer layer) {
    return new NetworkParts(
        words(new Embedding(model.parameter("W_e"))),
        cell,
        List.of(layer),
        "output",
        Linear.withoutBias(model.parameter("W_y")),
        new CrossEntropy(),
        false);
  }

  private static WordEncoder words(Embedding embedding) {
    return new WordEncoder(embedding, Optional.empty(), Optional.empty());
  }

  /** What the states of a layer are called, such as {@code gru.0}; a transformer's first are {@code positions}. */
  public String name(int layer) {
    if (layers.get(layer) instanceof SinusoidalPositions) {
      return "positions";
    }
    if (layers.get(layer) instanceof LayerNorm) {
      return cell + ".norm";
    }
    return cell + "." + (cell == Cell.TRANSFORMER ? layer - 1 : layer);
  }

  /** The type of the weights. */
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

  /** The directions of one of the layers: that to the right, and that to the left if there is one. */
  public static List<Recurrent> directions(Layer layer) {
    return layer instanceof Bidirectional both
        ? List.of((Recurrent) both.toRight(), (Recurrent) both.toLeft())
        : List.of((Recurrent) layer);
  }
}
