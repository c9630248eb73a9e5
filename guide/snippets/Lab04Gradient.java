import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import java.util.Random;

/** The slope of that loss, computed twice: by backpropagation and from two losses. Run it with: guide/run guide/snippets/Lab04Gradient.java */
final class Lab04Gradient {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn model = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);
    ParameterHandler weight = ParameterHandler.parse("W_y[0,0]", model);

    Gradients gradients = model.backpropagation(batch.input(), batch.output());
    System.out.printf("by backpropagation  %.12f%n", weight.in(gradients));

    double now = weight.get();
    double epsilon = 1e-6;
    weight.set(now + epsilon);
    double above = model.crossEntropyLoss(batch.input(), batch.output());
    weight.set(now - epsilon);
    double below = model.crossEntropyLoss(batch.input(), batch.output());
    weight.set(now);
    System.out.printf("from two losses     %.12f%n", (above - below) / (2 * epsilon));
  }
}
