import dev.unfold.check.GradientCheck;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.plot.LossPlot;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkSize;
import dev.unfold.nn.Activation;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Gate;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.Truncated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A wrong gradient: nothing flows back from step to step. Run it with: guide/run guide/snippets/ForgottenCarry.java */
final class ForgottenCarry {
  public static void main(String[] arguments) throws IOException {
    PostagCorpusData data = BuiltInCorpus.data();
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    LabRnn lab = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);
    Parameter zero = new Parameter("b", Matrix.zeros(DType.FLOAT64, 1, 20));

    Gate weights = new Gate(lab.parameter("W_x"), lab.parameter("W_h"), zero);
    Layer rnn =
        new Truncated(
            new Rnn(Activation.SIGMOID, weights, InitialState.zero(20, DType.FLOAT64)), 1);
    Linear scores = Linear.withoutBias(lab.parameter("W_y"));
    Embedding words = new Embedding(lab.parameter("W_e"));
    Network wrong = Network.ofWords(words, rnn, scores, new CrossEntropy());

    ParameterHandler weight = ParameterHandler.parse("W_h[0,0]", wrong);
    LossRange range = LossRange.measure(wrong, weight, batch.input(), batch.output(), 10, 201);
    double slope = GradientCheck.slope(wrong, weight, batch.input(), batch.output());
    System.out.printf("claimed   %.12f%n", range.gradient());
    System.out.printf("measured  %.12f%n", slope);
    Path file = Path.of("carry.png");
    Files.write(file, LossPlot.ofWrong(range, slope).encode(file));
    System.out.println("wrote " + file);
  }
}
