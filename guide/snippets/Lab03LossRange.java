import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import java.util.Random;

/** The loss as a function of one weight. Run it with: guide/run guide/snippets/Lab03LossRange.java */
final class Lab03LossRange {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn model = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);

    ParameterHandler weight = ParameterHandler.parse("W_y[0,0]", model);
    double now = weight.get();
    for (int step = -4; step <= 4; step++) {
      weight.set(now + step);
      double loss = model.crossEntropyLoss(batch.input(), batch.output());
      System.out.printf("%s = %7.4f  loss %.6f%n", weight, weight.get(), loss);
    }
    weight.set(now);
  }
}
