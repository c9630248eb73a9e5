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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A graph that grows node by node. Values are known by their names, and every method returns that of what it adds. */
final class OnnxGraph {
  /** The place of an optional input that is not given. */
  static final String NONE = "";

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** The graph as it is now. */
  GraphProto build() {
    return graph.build();
  }

  /** A node with one output. */
  String node(String name, String operator, List<String> inputs, AttributeProto... attributes) {
    node(List.of(name), operator, inputs, attributes);
    return name;
  }

  /** A node with several outputs; it is called as the last of them. */
  void node(
      List<String> outputs, String operator, List<String> inputs, AttributeProto... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator);
    node.setName(outputs.get(outputs.size() - 1)).addAllInput(inputs).addAllOutput(outputs);
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node);
  }

  /** Whole numbers that go in, of a shape whose sizes have these names. */
  String ids(String name, String... sizes) {
    graph.addInput(value(name, TensorProto.DataType.INT64, (Object[]) sizes));
    return name;
  }

  /** Numbers that come out, of a shape whose sizes are names or numbers. */
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

  /** A vector of whole numbers, such as a shape or axes. */
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

  /** A whole number as an attribute. */
  static AttributeProto attribute(String name, long number) {
    return attribute(name, AttributeProto.AttributeType.INT).setI(number).build();
  }

  /** Whole numbers as an attribute. */
  static AttributeProto attribute(String name, List<Long> numbers) {
    return attribute(name, AttributeProto.AttributeType.INTS).addAllInts(numbers).build();
  }

  /** Text as an attribute. */
  static AttributeProto attribute(String name, String text) {
    return attribute(name, AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(text))
        .build();
  }

  /** Texts as an attribute. */
  static AttributeProto texts(String name, List<String> texts) {
    return attribute(name, AttributeProto.AttributeType.STRINGS)
        .addAllStrings(texts.stream().map(ByteString::copyFromUtf8).toList())
        .build();
  }

  private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
