import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.torch.TorchRnn;
import java.util.Random;

/** The same network in Java and in PyTorch. Run it with: guide/run guide/snippets/Lab07TwoModels.java */
final class Lab07TwoModels {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn java = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TorchRnn torch = new TorchRnn(java);

    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);
    System.out.println("loss");
    System.out.printf("  Java     %.12f%n", java.crossEntropyLoss(batch.input(), batch.output()));
    System.out.printf("  PyTorch  %.12f%n", torch.crossEntropyLoss(batch.input(), batch.output()));
  }
}
