package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.EmbeddingBag;
import dev.unfold.nn.WordEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes of a {@link WordEncoder}: from ids to vectors, for sentences that are padded to the same length.
 *
 * <pre>{@code
 *   (1) w = word.weight[word]                word : B×T         w : B×T×E
 *   (2) a = Σ_f affix.weight[affix]          affix : B×T×F      a : B×T×A     padded with the id of a row of zeros
 *   (3) s = last states of the spelling      letter : B×T×L     s : B×T×S     letters : B×T, the number in a word
 *   (4) p = given.weight[given]              given : B×T        p : B×T×P
 *   (5) words = [w a s p]
 * }</pre>
 */
final class OnnxWords {
  static final String WORD = "word";
  static final String AFFIX = "affix";
  static final String LETTER = "letter";
  static final String LETTERS = "letters";
  static final String GIVEN = "given";
  static final String VECTORS = "words";

  private final OnnxGraph graph;

  OnnxWords(OnnxGraph graph) {
    this.graph = graph;
  }

  /** The vectors of every token, B×T×D. */
  String vectors(WordEncoder encoder) {
    List<String> parts = new ArrayList<>();
    graph.ids(WORD, "B", "T");
    parts.add(embedded(WORD, table(encoder.words()), WORD)); //             (1)
    encoder.affixes().ifPresent(bag -> parts.add(sum(bag))); //             (2)
    encoder.spelling().ifPresent(c -> parts.add(characters(c))); //      (3)
    encoder.pretrained().ifPresent(e -> parts.add(pretrained(e))); // (4)
    return graph.node(VECTORS, "Concat", parts, OnnxGraph.attribute("axis", 2)); // (5)
  }

  private String pretrained(Embedding given) {
    graph.ids(GIVEN, "B", "T");
    return embedded(GIVEN, table(given), GIVEN);
  }

  private static Matrix table(Embedding embedding) {
    return embedding.parameters().get(0).value();
  }

  private String embedded(String name, Matrix table, String ids) {
    String weight = graph.weights(name + ".weight", table, table.rows(), table.columns());
    return graph.node(name + ".vectors", "Gather", List.of(weight, ids));
  }

  private String sum(EmbeddingBag bag) {
    graph.ids(AFFIX, "B", "T", "F");
    Matrix w = bag.w().value();
    Matrix table = Matrix.zeros(w.dtype(), w.rows() + 1, w.columns());
    table.rows(0, w.rows()).assign(w);
    String vectors = embedded(AFFIX, table, AFFIX);
    String axis = graph.constant(AFFIX + ".axis", 2);
    return graph.node(
        AFFIX + ".sum", "ReduceSum", List.of(vectors, axis), OnnxGraph.attribute("keepdims", 0));
  }

  /** Every word is a sequence of characters: L×(B·T) ids. */
  private String characters(CharacterEncoder encoder) {
    graph.ids(LETTER, "B", "T", "L");
    graph.ids(LETTERS, "B", "T");
    String rows =
        graph.node(LETTER + ".rows", "Flatten", List.of(LETTER), OnnxGraph.attribute("axis", 2));
    String columns = graph.turned(LETTER + ".columns", rows, 1, 0);
    String vectors = embedded(LETTER, table(encoder.characters()), columns);
    String one = graph.constant(LETTERS + ".one", 1);
    String atLeastOne = graph.node(LETTERS + ".read", "Max", List.of(column(), one));
    String flat = graph.constant(LETTERS + ".flat", -1);
    String counts = graph.node(LETTERS + ".row", "Reshape", List.of(atLeastOne, flat));
    String states =
        new OnnxCells(graph)
            .lastStates("spelling", encoder.layer(), vectors, lengths(graph, counts));
    return likeWords(masked(states, one), encoder.width());
  }

  /** The number of characters of each word, (B·T)×1. */
  private String column() {
    String shape = graph.constant(LETTERS + ".column.shape", -1, 1);
    return graph.node(LETTERS + ".column", "Reshape", List.of(LETTERS, shape));
  }

  /** Zero for words without characters: runtimes disagree on the final state of an empty sequence. */
  private String masked(String states, String one) {
    String any = graph.node(LETTERS + ".any", "Min", List.of(LETTERS + ".column", one));
    String mask = graph.cast(LETTERS + ".mask", any, DataType.FLOAT);
    return graph.node("spelling.rows", "Mul", List.of(states, mask));
  }

  /** Counts as int32, the type that recurrent operators take. */
  static String lengths(OnnxGraph graph, String counts) {
    return graph.cast(counts + ".int32", counts, DataType.INT32);
  }

  /** From (B·T)×S to B×T×S. */
  private String likeWords(String rows, int width) {
    String sizes = graph.node("sizes", "Shape", List.of(WORD));
    String last = graph.constant(LETTERS + ".width", width);
    String shape =
        graph.node(
            LETTERS + ".shape", "Concat", List.of(sizes, last), OnnxGraph.attribute("axis", 0));
    return graph.node("spelling.vectors", "Reshape", List.of(rows, shape));
  }
}
