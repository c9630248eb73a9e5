/**
 * Numbers: two-dimensional, row-major matrices in two precisions, and named matrices.
 *
 * <p>{@link dev.unfold.matrix.Matrix} is the only numeric container of the library. It exists in {@code FLOAT32} (fast) and in
 * {@code FLOAT64} (to prove gradients); the layers are written once for both. A {@link dev.unfold.matrix.Parameter} is a matrix
 * with a name; {@link dev.unfold.matrix.Gradients} are sums, one per parameter. A {@link dev.unfold.matrix.Workspace} gives
 * layers memory and, as a {@link dev.unfold.matrix.HelperThread}, a second core.
 *
 * <p>Depends on nothing but the JDK. Notation: {@code R×C} is a matrix of R rows and C columns; r counts rows, k columns.
 * Loops that deserve SIMD live in {@code matrix.internal}; {@code -Dunfold.kernels=auto|scalar|vector} chooses between two
 * implementations.
 */
@NullMarked
package dev.unfold.matrix;

import org.jspecify.annotations.NullMarked;
