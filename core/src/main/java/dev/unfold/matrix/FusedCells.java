package dev.unfold.matrix;

/**
 * The element-wise part of a recurrent cell's step, forward and backward, each in one pass over memory.
 *
 * <p>All matrices of a call have the same shape, n_t×H, the rows of one time step, and the same type.
 */
public final class FusedCells {
  private FusedCells() {}

  /** c = f ⊙ c₋ + i ⊙ g, tanhC = tanh(c), h = o ⊙ tanhC: sets the last three. */
  public static void lstm(
      Matrix i, Matrix f, Matrix g, Matrix o, Matrix cPrev, Matrix c, Matrix tanhC, Matrix h) {
    requireAlike("lstm", h, i, f, g, o, cPrev, c, tanhC);
    h.numbers()
        .lstm(
            h.size(),
            i.numbers(),
            i.start(),
            f.numbers(),
            f.start(),
            g.numbers(),
            g.start(),
            o.numbers(),
            o.start(),
            cPrev.numbers(),
            cPrev.start(),
            c.numbers(),
            c.start(),
            tanhC.numbers(),
            tanhC.start(),
            h.start());
  }

  /** The results of {@link #lstmBackward}: gradients of the gates' pre-activations, and of c₋. */
  public record LstmGradients(Matrix di, Matrix df, Matrix dg, Matrix dO, Matrix dcPrev) {}

  /**
   * The backward pass of {@link #lstm} and of the gates' σ and tanh: from dh and dc to {@code gradients}, which are set, not
   * added to.
   */
  public static void lstmBackward(
      Matrix i,
      Matrix f,
      Matrix g,
      Matrix o,
      Matrix cPrev,
      Matrix tanhC,
      Matrix dh,
      Matrix dc,
      LstmGradients gradients) {
    Matrix di = gradients.di;
    Matrix df = gradients.df;
    Matrix dg = gradients.dg;
    Matrix dO = gradients.dO;
    Matrix dcPrev = gradients.dcPrev;
    requireAlike("lstmBackward", dcPrev, i, f, g, o, cPrev, tanhC, dh, dc, di, df, dg, dO);
    dcPrev
        .numbers()
        .lstmBackward(
            dcPrev.size(),
            i.numbers(),
            i.start(),
            f.numbers(),
            f.start(),
            g.numbers(),
            g.start(),
            o.numbers(),
            o.start(),
            cPrev.numbers(),
            cPrev.start(),
            tanhC.numbers(),
            tanhC.start(),
            dh.numbers(),
            dh.start(),
            dc.numbers(),
            dc.start(),
            di.numbers(),
            di.start(),
            df.numbers(),
            df.start(),
            dg.numbers(),
            dg.start(),
            dO.numbers(),
            dO.start(),
            dcPrev.start());
  }

  /** n = tanh(n + r ⊙ m), h = n + z ⊙ (h₋ − n), which is (1 − z) ⊙ n + z ⊙ h₋: changes n and sets h. */
  public static void gru(Matrix r, Matrix z, Matrix m, Matrix n, Matrix hPrev, Matrix h) {
    requireAlike(
        "gru", h,
        r); // one by one: an array a step would be most of what a short sentence allocates here
    requireAlike("gru", h, z);
    requireAlike("gru", h, m);
    requireAlike("gru", h, n);
    requireAlike("gru", h, hPrev);
    h.numbers()
        .gru(
            h.size(),
            r.numbers(),
            r.start(),
            z.numbers(),
            z.start(),
            m.numbers(),
            m.start(),
            n.numbers(),
            n.start(),
            hPrev.numbers(),
            hPrev.start(),
            h.start());
  }

  /** The results of {@link #gruBackward}: gradients of the gates' pre-activations and of m, which are set, and of h₋, which is added to. */
  public record GruGradients(Matrix dr, Matrix dz, Matrix dm, Matrix dn, Matrix dhPrev) {}

  /** The backward pass of {@link #gru} and of the gates' σ and tanh: from dh to {@code gradients}. */
  public static void gruBackward(
      Matrix r, Matrix z, Matrix m, Matrix n, Matrix hPrev, Matrix dh, GruGradients gradients) {
    Matrix dr = gradients.dr;
    Matrix dz = gradients.dz;
    Matrix dm = gradients.dm;
    Matrix dn = gradients.dn;
    Matrix dhPrev = gradients.dhPrev;
    requireAlike("gruBackward", dhPrev, r, z, m, n, hPrev, dh, dr, dz, dm, dn);
    dhPrev
        .numbers()
        .gruBackward(
            dhPrev.size(),
            r.numbers(),
            r.start(),
            z.numbers(),
            z.start(),
            m.numbers(),
            m.start(),
            n.numbers(),
            n.start(),
            hPrev.numbers(),
            hPrev.start(),
            dh.numbers(),
            dh.start(),
            dr.numbers(),
            dr.start(),
            dz.numbers(),
            dz.start(),
            dm.numbers(),
            dm.start(),
            dn.numbers(),
            dn.start(),
            dhPrev.start());
  }

  private static void requireAlike(String operation, Matrix like, Matrix... others) {
    for (Matrix other : others) {
      requireAlike(operation, like, other);
    }
  }

  private static void requireAlike(String operation, Matrix like, Matrix other) {
    if (other.rows() != like.rows()
        || other.columns() != like.columns()
        || other.dtype() != like.dtype()) {
      throw new ShapeException(
          "FusedCells." + operation + ": found " + other + ", expected " + like);
    }
  }
}
