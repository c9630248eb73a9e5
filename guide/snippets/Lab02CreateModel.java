import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import java.util.Random;

/** The untrained network: shapes, output and loss. Run it with: guide/run guide/snippets/Lab02CreateModel.java */
final class Lab02CreateModel {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn model = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    for (Parameter parameter : model.parameters()) {
      System.out.println(parameter.name() + " is " + parameter.value().shape());
    }

    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);
    Matrix logP = model.logForward(batch.input());
    System.out.println("log p is " + logP.shape() + ", one row a token");
    System.out.printf(
        "loss %.4f, where guessing would have ln %d = %.4f%n",
        model.crossEntropyLoss(batch.input(), batch.output()),
        data.outputSize(),
        Math.log(data.outputSize()));
  }
}
