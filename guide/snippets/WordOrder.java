import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.SelfAttention;
import java.util.Random;

/** Attention without positions ignores word order. Run it with: guide/run guide/snippets/WordOrder.java */
final class WordOrder {
  public static void main(String[] arguments) {
    Random random = new Random(1234);
    SelfAttention attention = SelfAttention.glorot("attention", 8, 2, DType.FLOAT64, random);
    Matrix x = Matrix.uniform(DType.FLOAT64, 5, 8, -1, 1, random);
    int[] order = {3, 0, 4, 1, 2};
    Batch batch = Batch.ofLengths(5); // one sentence of five words

    Matrix y = attention.forward(x, batch).output();
    Matrix shuffled = attention.forward(x.gather(order), batch).output();
    Matrix difference = shuffled.copy().addScaled(-1, y.gather(order));
    System.out.printf(
        "largest difference %.1e, of entries up to %.1f%n", difference.maxAbs(), y.maxAbs());
  }
}
