/** Runs exported taggers in onnxruntime. */
module dev.unfold.onnxruntime {
  requires dev.unfold.core;
  requires dev.unfold.onnx;
  requires com.microsoft.onnxruntime;

  provides dev.unfold.exchange.TaggerTwin with
      dev.unfold.onnxruntime.OnnxTwin;
}
