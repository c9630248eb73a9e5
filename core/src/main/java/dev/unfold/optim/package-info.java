/**
 * Optimisers, gradient clipping and learning-rate schedules.
 *
 * <p>An {@link dev.unfold.optim.Optimizer} takes the parameters and their {@link dev.unfold.matrix.Gradients} and
 * changes the parameters in place; rows of an embedding that no sentence used are not touched. Before it,
 * {@link dev.unfold.optim.Clipping} may shorten the gradients, and a {@link dev.unfold.optim.Schedule} gives the factor
 * of the learning rate at each step. The state of an optimiser, an {@link dev.unfold.optim.OptimizerState}, is a set of
 * named tensors that can be saved and restored. {@link dev.unfold.optim.Momentum} and {@link dev.unfold.optim.AdamW}
 * are for users of the library: no trainer of ours uses them.
 *
 * <p>Letters: w a parameter, dw its gradient, w₋ its value before the step, η the learning rate, t the number of the
 * step. Depends on {@code matrix} alone; knows neither layers nor words. The expected numbers of the tests are computed
 * by {@code reference/optimisers.py} from the papers' formulas.
 */
@NullMarked
package dev.unfold.optim;

import org.jspecify.annotations.NullMarked;
