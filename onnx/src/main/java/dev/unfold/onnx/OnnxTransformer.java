package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.CausalSelfAttention;
import dev.unfold.nn.Linear;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.TransformerBlock;
import java.util.List;

/**
 * A block of a Transformer, without its dropout.
 *
 * <pre>{@code
 *   (1) a = x + attention(norm₁(x))       x, a, y : T×B×D
 *   (2) y = a + feedForward(norm₂(a))
 *
 *   (3) Q, K, V = each W n + b            n : T×B×D,  then B×h×T×d, K B×h×d×T     h : heads, d = D/h
 *   (4) S = Q Kᵀ / √d                     S : B×h×T×T,  −∞ where a token must not attend
 *   (5) Z = softmax(S) V                  Z : B×h×T×d,  then T×B×D;  attention = Wo Z + bo
 * }</pre>
 */
final class OnnxTransformer {
  private final OnnxGraph graph;
  private final String lengths;

  OnnxTransformer(OnnxGraph graph, String lengths) {
    this.graph = graph;
    this.lengths = lengths;
  }

  /** y. */
  String block(String name, TransformerBlock block, String x) {
    String n = graph.norm(name + ".attention.norm", block.attentionNorm(), x);
    String attended = attention(name + ".attention", block.attention(), n);
    String a = graph.node(name + ".attended", "Add", List.of(x, attended)); //    (1)
    String m = graph.norm(name + ".feedforward.norm", block.feedForwardNorm(), a);
    String inner = graph.map(name + ".inner", block.feedForward().inner(), m);
    String hidden = graph.node(name + ".bent", "Relu", List.of(inner));
    String fed = graph.map(name + ".outer", block.feedForward().outer(), hidden);
    return graph.node(name, "Add", List.of(a, fed)); //                           (2)
  }

  private String attention(String name, SelfAttention attention, String n) {
    String v = head(name + ".value", attention, 2, n, 1, 2, 0, 3); //             (3)
    String p = weights(name, attention, n);
    String z = graph.node(name + ".z", "MatMul", List.of(p, v)); //               (5)
    String beside = graph.turned(name + ".beside", z, 2, 0, 1, 3);
    String shape = graph.constant(name + ".shape", 0, 0, map(attention, 3).inputWidth());
    String flat = graph.node(name + ".flat", "Reshape", List.of(beside, shape));
    return graph.map(name + ".output", map(attention, 3), flat); //               (5)
  }

  /** softmax(S): the attention weight of each token for each token. */
  private String weights(String name, SelfAttention attention, String n) {
    String q = head(name + ".query", attention, 0, n, 1, 2, 0, 3); //             (3)
    String k = head(name + ".key", attention, 1, n, 1, 2, 3, 0); //               (3)
    String products = graph.node(name + ".products", "MatMul", List.of(q, k)); // (4)
    double d = (double) map(attention, 0).outputWidth() / attention.heads();
    String root = graph.number(name + ".root", 1 / Math.sqrt(d));
    String s = graph.node(name + ".scores", "Mul", List.of(products, root)); //   (4)
    OnnxMask mask = new OnnxMask(graph, lengths);
    String seen = mask.seen(name + ".seen", attention instanceof CausalSelfAttention);
    String never = graph.number(name + ".never", Double.NEGATIVE_INFINITY);
    List<String> choice = List.of(seen, s, never);
    String masked = graph.node(name + ".masked", "Where", choice); //             (4)
    AttributeProto axis = OnnxGraph.attribute("axis", -1);
    return graph.node(name + ".p", "Softmax", List.of(masked), axis); //          (5)
  }

  /** Queries, keys or values by head: T×B×D as T×B×h×d, transposed to {@code order}. */
  private String head(String name, SelfAttention attention, int number, String n, long... order) {
    Linear map = map(attention, number);
    String all = graph.map(name, map, n);
    long heads = attention.heads();
    String shape = graph.constant(name + ".shape", 0, 0, heads, map.outputWidth() / heads);
    String parts = graph.node(name + ".parts", "Reshape", List.of(all, shape));
    return graph.turned(name + ".heads", parts, order);
  }

  /** Query, key, value or output. */
  private static Linear map(SelfAttention attention, int number) {
    List<Parameter> parameters = attention.parameters();
    return new Linear(parameters.get(2 * number), parameters.get(2 * number + 1));
  }
}
