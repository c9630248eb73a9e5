/** Taggers as ONNX models. */
module dev.unfold.onnx {
  requires transitive dev.unfold.core;
  requires org.tribuo.util.onnx;
  requires com.google.protobuf;
  requires static org.jspecify;

  exports dev.unfold.onnx;
}
