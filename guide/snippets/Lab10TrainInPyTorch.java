import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import dev.unfold.optim.Sgd;
import dev.unfold.torch.TorchRnn;
import java.util.Random;

/** The training of Lab06Train, in PyTorch. Run it with: guide/run guide/snippets/Lab10TrainInPyTorch.java */
final class Lab10TrainInPyTorch {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    SequenceModel model = new TorchRnn(LabRnn.glorot(size, DType.FLOAT64, new Random(1234)));
    Sgd sgd = new Sgd(0.1);
    int epochs = 3;

    long start = System.nanoTime();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (TaggedBatch batch : data.batches(Part.TRAIN, 1)) {
        model.update(batch.input(), batch.output(), sgd);
      }
      System.out.printf("Epoch %d: dev accuracy %.2f %%%n", epoch, accuracy(model, data, Part.DEV));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("Training took %.2f seconds per epoch%n", seconds / epochs);
  }

  /** The percentage of tokens with the right tag. */
  private static double accuracy(SequenceModel model, PostagCorpusData data, Part part) {
    int hits = 0;
    int tokens = 0;
    for (TaggedBatch batch : data.batches(part, 1)) {
      int[] predicted = model.predict(batch.input())[0];
      for (int t = 0; t < predicted.length; t++) {
        hits += predicted[t] == batch.output()[0][t] ? 1 : 0;
        tokens++;
      }
    }
    return 100.0 * hits / tokens;
  }
}
