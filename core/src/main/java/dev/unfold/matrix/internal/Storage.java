package dev.unfold.matrix.internal;

import java.nio.ByteBuffer;

/**
 * An array of numbers in one of the two precisions, and every loop over it; {@code x0} is where a loop begins in x.
 *
 * <p>The caller has checked that arguments have the same precision and that ranges lie inside the arrays.
 */
public sealed interface Storage permits DoubleStorage, FloatStorage {
  /** One number. */
  double get(int at);

  /** Replaces one number, rounded to this precision. */
  void set(int at, double value);

  /** y = x, n numbers. */
  void copy(int n, Storage x, int x0, int y0);

  /** y[i] = the i-th number from the buffer's position on; the position does not change. */
  void read(int n, ByteBuffer in, int y0);

  /** The i-th number from the buffer's position on = x[i]; the position does not change. */
  void write(int n, int x0, ByteBuffer out);

  /** Y(n×m) = X(m×n)ᵀ; Y is this storage. */
  void transpose(int m, int n, Storage x, int x0, int y0);

  /** y = value, n numbers. */
  void fill(int n, double value, int y0);

  /** C(m×n) += A(m×p)·B(p×n); C is this storage; A[r,q] = a[a0 + r·aRow + q·aStep], so that A can be read transposed. */
  void product(
      int m, int n, int p, Storage a, int a0, int aRow, int aStep, Storage b, int b0, int c0);

  /** C(m×n) += A(m×p)·B(n×p)ᵀ; C is this storage. */
  void productTransposed(int m, int n, int p, Storage a, int a0, Storage b, int b0, int c0);

  /** The number of entries that {@link #pack} writes for B(p×n), in this precision. */
  int packedLength(int p, int n);

  /** B(p×n), B[q,k] = b[b0 + q·bRow + k·bStep], packed into this storage as the right operand of {@link #productPacked}. */
  void pack(int p, int n, Storage b, int b0, int bRow, int bStep, int packed0);

  /** {@link #product} with a packed B; gives the same bits. */
  void productPacked(
      int m,
      int n,
      int p,
      Storage a,
      int a0,
      int aRow,
      int aStep,
      Storage packed,
      int packed0,
      int c0);

  /** y += α·x. */
  void addScaled(int n, double alpha, Storage x, int x0, int y0);

  /** y = y ⊙ x. */
  void multiply(int n, Storage x, int x0, int y0);

  /** y += a ⊙ b. */
  void addMultiplied(int n, Storage a, int a0, Storage b, int b0, int y0);

  /** y = y / x. */
  void divide(int n, Storage x, int x0, int y0);

  /** y = α·y. */
  void scale(int n, double alpha, int y0);

  /** y = y + α. */
  void shift(int n, double alpha, int y0);

  /** Every number becomes the nearest one from −limit to limit; NaN stays NaN. */
  void clip(int n, double limit, int y0);

  /** x = √x. */
  void sqrt(int n, int x0);

  /** x = e^x. */
  void exp(int n, int x0);

  /** x = σ(x). */
  void sigmoid(int n, int x0);

  /** x = tanh x. */
  void tanh(int n, int x0);

  /** x = max(x, 0). */
  void relu(int n, int x0);

  /** dy = dy ⊙ h ⊙ (1 − h): dL/dz from dL/dh, where h = σ(z). */
  void sigmoidBackward(int n, Storage h, int h0, int dy0);

  /** dy = dy ⊙ (1 − h ⊙ h): dL/dz from dL/dh, where h = tanh z. */
  void tanhBackward(int n, Storage h, int h0, int dy0);

  /** dy = dy where h > 0, else 0: dL/dz from dL/dh, where h = max(z, 0). */
  void reluBackward(int n, Storage h, int h0, int dy0);

  /** Each row of n numbers becomes y − log Σ e^y; its largest number is subtracted first, so that nothing overflows. */
  void logSoftmax(int rows, int n, int y0);

  /** Σ x in order, in double precision. */
  double sum(int n, int x0);

  /** Σ x² in order, in double precision. */
  double sumOfSquares(int n, int x0);

  /** The largest number; −∞ if there is none, NaN if one is NaN. */
  double max(int n, int x0);

  /** The place of the largest of n numbers, counted from 0, the first of them on ties; 0 if the first is NaN. */
  int argMax(int n, int x0);

  /** The largest absolute number; 0 if there is none, NaN if one is NaN. */
  double maxAbs(int n, int x0);

  /** {@code FloatKernels.lstm}; h is this storage. */
  void lstm(
      int size,
      Storage i,
      int i0,
      Storage f,
      int f0,
      Storage g,
      int g0,
      Storage o,
      int o0,
      Storage cPrev,
      int cPrev0,
      Storage c,
      int c0,
      Storage tanhC,
      int t0,
      int h0);

  /** {@code FloatKernels.lstmBackward}; dc₋ is this storage. */
  void lstmBackward(
      int size,
      Storage i,
      int i0,
      Storage f,
      int f0,
      Storage g,
      int g0,
      Storage o,
      int o0,
      Storage cPrev,
      int cPrev0,
      Storage tanhC,
      int t0,
      Storage dh,
      int dh0,
      Storage dc,
      int dc0,
      Storage di,
      int di0,
      Storage df,
      int df0,
      Storage dg,
      int dg0,
      Storage dO,
      int do0,
      int dcPrev0);

  /** {@code FloatKernels.gru}; h is this storage. */
  void gru(
      int size,
      Storage r,
      int r0,
      Storage z,
      int z0,
      Storage m,
      int m0,
      Storage n,
      int n0,
      Storage hPrev,
      int hPrev0,
      int h0);

  /** {@code FloatKernels.gruBackward}; dh₋ is this storage. */
  void gruBackward(
      int size,
      Storage r,
      int r0,
      Storage z,
      int z0,
      Storage m,
      int m0,
      Storage n,
      int n0,
      Storage hPrev,
      int hPrev0,
      Storage dh,
      int dh0,
      Storage dr,
      int dr0,
      Storage dz,
      int dz0,
      Storage dm,
      int dm0,
      Storage dn,
      int dn0,
      int dhPrev0);
}
