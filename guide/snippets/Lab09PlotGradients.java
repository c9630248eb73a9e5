import dev.unfold.check.GradientReport;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.plot.GradientHeatMaps;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.torch.TorchRnn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Plots the gradients of Java and PyTorch as heat maps, side by side. Run it with: guide/run guide/snippets/Lab09PlotGradients.java */
final class Lab09PlotGradients {
  public static void main(String[] arguments) throws IOException {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn java = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TorchRnn torch = new TorchRnn(java);
    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);

    GradientReport report = GradientReport.compare(java, torch, batch.input(), batch.output());
    int[] ids = batch.input()[0];
    List<String> words = Arrays.stream(ids).mapToObj(data.words()::get).toList();
    Path file = Path.of("gradients.png");
    Files.write(file, GradientHeatMaps.of(report, "Java", "PyTorch", ids, words).encode(file));
    System.out.println("wrote " + file);
  }
}
