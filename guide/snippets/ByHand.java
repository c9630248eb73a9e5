import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.LabRnn;

/** Backpropagation through time with numbers small enough for paper and pencil. Run it with: guide/run guide/snippets/ByHand.java */
final class ByHand {
  private static final int[] X = {0, 1, 0};
  private static final int[] Y = {0, 1, 0};

  public static void main(String[] arguments) {
    // forward
    double[] e = {1, -1, 1}; //                                         (1)
    double[] h = new double[3];
    double[] p = new double[3]; // probability of tag 0; tag 1 has 1 − p
    double hPrev = 0;
    for (int t = 0; t < 3; t++) {
      double z = 1 * e[t] + 0.5 * hPrev; //                             (2)
      h[t] = 1 / (1 + Math.exp(-z)); //                                 (3)
      double[] s = {1 * h[t], -1 * h[t]}; //                            (4)
      p[t] = Math.exp(s[0]) / (Math.exp(s[0]) + Math.exp(s[1])); //     (5)
      hPrev = h[t];
    }

    // backward
    double dwh = 0;
    double dzNext = 0;
    System.out.println("step       h       p    ds_0   W_yᵀds  W_hᵀdz      dz  dz·h₋");
    for (int t = 2; t >= 0; t--) {
      double ds = (p[t] - (Y[t] == 0 ? 1 : 0)) / 3; //                  (5)  of tag 0; tag 1 has −ds
      double scores = 1 * ds + -1 * -ds; //                             (4)
      double next = 0.5 * dzNext; //                                    (2)
      double dz = (scores + next) * h[t] * (1 - h[t]); //               (3)
      double part = t == 0 ? 0 : dz * h[t - 1]; //                      (2)
      dwh += part;
      System.out.printf(
          "%4d %7.4f %7.4f %7.4f  %7.4f %7.4f %7.4f %7.4f%n",
          t, h[t], p[t], ds, scores, next, dz, part);
      dzNext = dz;
    } // end of the backward loop
    System.out.printf("dW_h, the copies added up  %.12f%n", dwh);
    System.out.printf("dW_h of LabRnn             %.12f%n", ofLabRnn());
  }

  private static double ofLabRnn() {
    Matrix we = Matrix.of(DType.FLOAT64, new double[][] {{1}, {-1}});
    Matrix wx = Matrix.of(DType.FLOAT64, new double[][] {{1}});
    Matrix wh = Matrix.of(DType.FLOAT64, new double[][] {{0.5}});
    Matrix wy = Matrix.of(DType.FLOAT64, new double[][] {{1}, {-1}});
    LabRnn model = new LabRnn(we, wx, wh, wy);
    Gradients gradients = model.backpropagation(new int[][] {X}, new int[][] {Y});
    return gradients.dense(model.parameter("W_h")).get(0, 0);
  }
}
