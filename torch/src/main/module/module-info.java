/** The same networks in PyTorch. */
module dev.unfold.torch {
  requires dev.unfold.core;
  requires static dev.unfold.lab;
  requires org.bytedeco.javacpp;
  requires org.bytedeco.openblas;
  requires org.bytedeco.pytorch;
  requires static org.jspecify;

  exports dev.unfold.torch;

  provides dev.unfold.check.Twin with
      dev.unfold.torch.TorchTwin;
  provides dev.unfold.exchange.TaggerTwin with
      dev.unfold.torch.TorchTaggerTwin;
  provides dev.unfold.lab.exercise.TensorEngine with
      dev.unfold.torch.ExerciseTensors;
  provides dev.unfold.model.Engine with
      dev.unfold.torch.TorchEngine;
}
