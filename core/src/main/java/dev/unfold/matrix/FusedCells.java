package dev.unfold.matrix;

/**
 * The steps of recurrent cells, entry by entry, in one pass over memory: what stands between their products.
 *
 * <p>All matrices of a call have the same shape and type, n_t×H: the rows of one step.
 */
public final class FusedCells {
  private FusedCells() {}

  /** c = f ⊙ c₋ + i ⊙ g, tanhC = tanh(c), h = o ⊙ tanhC: sets the last three. */
  public static void lstm(
      Matrix i, Matrix f, Matrix g, Matrix o, Matrix cPrev, Matrix c, Matrix tanhC, Matrix h) {
    alike("lstm", h, i, f, g, o, cPrev, c, tanhC);
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

  /** What {@link #lstmBackward} fills: loss gradients of the sums of the gates, and of c₋. */
  public record LstmErrors(Matrix di, Matrix df, Matrix dg, Matrix dO, Matrix dcPrev) {}

  /**
   * {@link #lstm} backwards, and through σ and tanh of the gates: from dh and dc to {@code errors}, which are set, not added
   * to.
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
      LstmErrors errors) {
    Matrix di = errors.di;
    Matrix df = errors.df;
    Matrix dg = errors.dg;
    Matrix dO = errors.dO;
    Matrix dcPrev = errors.dcPrev;
    alike("lstmBackward", dcPrev, i, f, g, o, cPrev, tanhC, dh, dc, di, df, dg, dO);
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
    alike("gru", h, r, z, m, n, hPrev);
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

  /** What {@link #gruBackward} fills: loss gradients of the sums of the gates and of m; that of h₋ is added to. */
  public record GruErrors(Matrix dr, Matrix dz, Matrix dm, Matrix dn, Matrix dhPrev) {}

  /** {@link #gru} backwards, and through σ of the gates: from dh to {@code errors}. */
  public static void gruBackward(
      Matrix r, Matrix z, Matrix m, Matrix n, Matrix hPrev, Matrix dh, GruErrors errors) {
    Matrix dr = errors.dr;
    Matrix dz = errors.dz;
    Matrix dm = errors.dm;
    Matrix dn = errors.dn;
    Matrix dhPrev = errors.dhPrev;
    alike("gruBackward", dhPrev, r, z, m, n, hPrev, dh, dr, dz, dm, dn);
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

  private static void alike(String operation, Matrix like, Matrix... others) {
    for (Matrix other : others) {
      if (other.rows() != like.rows()
          || other.columns() != like.columns()
          || other.dtype() != like.dtype()) {
        throw new ShapeException("Cells." + operation + ": found " + other + ", expected " + like);
      }
    }
  }
}
