import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.plot.LossPlot;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Plots the loss with its tangent. Run it with: guide/run guide/snippets/Lab05PlotGradient.java */
final class Lab05PlotGradient {
  public static void main(String[] arguments) throws IOException {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn model = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);
    ParameterHandler weight = ParameterHandler.parse("W_h[0,0]", model);

    LossRange range = LossRange.measure(model, weight, batch.input(), batch.output(), 10, 201);
    Path file = Path.of("slope.png");
    Files.write(file, LossPlot.of(range).encode(file));
    System.out.println("wrote " + file);
  }
}
