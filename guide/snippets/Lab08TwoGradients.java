import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.torch.TorchRnn;
import java.util.List;
import java.util.Random;

/** Compares the gradients of Java and PyTorch, tensor by tensor. Run it with: guide/run guide/snippets/Lab08TwoGradients.java */
final class Lab08TwoGradients {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn java = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TorchRnn torch = new TorchRnn(java);
    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);

    Gradients ours = java.backpropagation(batch.input(), batch.output());
    Gradients theirs = torch.backpropagation(batch.input(), batch.output());
    for (String name : List.of("W_e", "W_x", "W_h", "W_y")) {
      Matrix one = ours.dense(java.parameter(name));
      Matrix other = theirs.dense(torch.parameter(name));
      double difference = one.copy().addScaled(-1, other).maxAbs();
      System.out.printf(
          "%s  largest entry %.6f  largest difference %.2e%n", name, one.maxAbs(), difference);
    }
  }
}
