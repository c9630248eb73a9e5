package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.LayerNorm;
import dev.unfold.nn.Linear;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A graph that is built node by node. Values are identified by name; every method returns the name of what it adds. */
final class OnnxGraph {
  /** Stands for an optional input or output that is left out. */
  static final String NONE = "";

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** The graph built so far. */
  GraphProto build() {
    return graph.build();
  }

  /** A node with one output. */
  String node(String name, String operator, List<String> inputs, AttributeProto... attributes) {
    node(List.of(name), operator, inputs, attributes);
    return name;
  }

  /** A node with several outputs; it has the name of the last one. */
  void node(
      List<String> outputs, String operator, List<String> inputs, AttributeProto... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator);
    node.setName(outputs.get(outputs.size() - 1)).addAllInput(inputs).addAllOutput(outputs);
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node);
  }

  /** An int64 input, of a shape whose sizes have these names. */
  String ids(String name, String... sizes) {
    graph.addInput(value(name, TensorProto.DataType.INT64, (Object[]) sizes));
    return name;
  }

  /** A float32 input, of a shape whose sizes are names or numbers. */
  String numbers(String name, Object... sizes) {
    graph.addInput(value(name, TensorProto.DataType.FLOAT, sizes));
    return name;
  }

  /** A float32 output, of a shape whose sizes are names or numbers. */
  void output(String name, Object... sizes) {
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, sizes));
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, Object... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object size : sizes) {
      if (size instanceof Integer number) {
        shape.addDimBuilder().setDimValue(number);
      } else {
        shape.addDimBuilder().setDimParam(size.toString());
      }
    }
    TypeProto.Builder tensor = TypeProto.newBuilder();
    tensor.getTensorTypeBuilder().setElemType(type.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder().setName(name).setType(tensor).build();
  }

  /** Weights, float32, row by row in the given shape. */
  String weights(String name, Matrix matrix, int... shape) {
    Matrix floats = matrix.as(DType.FLOAT32);
    ByteBuffer bytes = ByteBuffer.allocate(4 * floats.size()).order(ByteOrder.LITTLE_ENDIAN);
    floats.write(bytes);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(bytes.flip()));
    for (int size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A vector of int64, such as a shape or axes. */
  String constant(String name, long... numbers) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(numbers.length);
    for (long number : numbers) {
      tensor.addInt64Data(number);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A vector of float64. */
  String doubles(String name, double... numbers) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.DOUBLE.getNumber())
            .addDims(numbers.length);
    for (double number : numbers) {
      tensor.addDoubleData(number);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A single int64, without a shape. */
  String scalar(String name, long number) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addInt64Data(number));
    return name;
  }

  /** A single float32. */
  String number(String name, double number) {
    return weights(name, Matrix.zeros(DType.FLOAT32, 1, 1).fill(number));
  }

  /** The same values in another type. */
  String cast(String name, String x, TensorProto.DataType type) {
    return node(name, "Cast", List.of(x), attribute("to", type.getNumber()));
  }

  /** Transposes: axis 0 of the result is axis {@code order[0]} of x, and so on. */
  String turned(String name, String x, long... order) {
    List<Long> axes = Arrays.stream(order).boxed().toList();
    return node(name, "Transpose", List.of(x), attribute("perm", axes));
  }

  /** Inserts axes of size 1, at these positions of the result. */
  String unsqueezed(String name, String x, long... axes) {
    return node(name, "Unsqueeze", List.of(x, constant(name + ".axes", axes)));
  }

  /** y = W x + b, along the last axis. */
  String map(String name, Linear linear, String x) {
    Matrix w = linear.parameters().get(0).value().transposed();
    String weight = weights(name + ".weight", w, w.rows(), w.columns());
    if (linear.parameters().size() == 1) {
      return node(name, "MatMul", List.of(x, weight));
    }
    String product = node(name + ".product", "MatMul", List.of(x, weight));
    Matrix b = linear.parameters().get(1).value();
    return node(name, "Add", List.of(product, weights(name + ".bias", b, b.columns())));
  }

  /** Layer normalisation along the last axis. */
  String norm(String name, LayerNorm norm, String x) {
    Matrix gamma = norm.parameters().get(0).value();
    Matrix beta = norm.parameters().get(1).value();
    List<String> inputs =
        List.of(
            x,
            weights(name + ".gamma", gamma, norm.width()),
            weights(name + ".beta", beta, norm.width()));
    return node(name, "LayerNormalization", inputs, real("epsilon", LayerNorm.EPSILON));
  }

  /** A float32 attribute. */
  private static AttributeProto real(String name, double number) {
    return attribute(name, AttributeProto.AttributeType.FLOAT).setF((float) number).build();
  }

  /** An integer attribute. */
  static AttributeProto attribute(String name, long number) {
    return attribute(name, AttributeProto.AttributeType.INT).setI(number).build();
  }

  /** An attribute of several integers. */
  static AttributeProto attribute(String name, List<Long> numbers) {
    return attribute(name, AttributeProto.AttributeType.INTS).addAllInts(numbers).build();
  }

  /** A string attribute. */
  static AttributeProto attribute(String name, String text) {
    return attribute(name, AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(text))
        .build();
  }

  /** An attribute of several strings. */
  static AttributeProto strings(String name, List<String> strings) {
    return attribute(name, AttributeProto.AttributeType.STRINGS)
        .addAllStrings(strings.stream().map(ByteString::copyFromUtf8).toList())
        .build();
  }

  private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
