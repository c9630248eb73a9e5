/**
 * How parameters follow their gradients.
 *
 * <p>An {@link dev.unfold.optim.Optimizer} takes the parameters and one {@link dev.unfold.matrix.Gradients} and changes
 * the parameters in place; rows of an embedding that no sentence used are not touched. Before it, {@link
 * dev.unfold.optim.Clipping} may shorten the gradients, and a {@link dev.unfold.optim.Schedule} says what the learning
 * rate of the step is. What an optimiser remembers, an {@link dev.unfold.optim.OptimizerState}, has names and can be
 * saved and restored.
 *
 * <p>Letters: w a parameter, dw its gradient, w₋ the step before, η the learning rate, t the number of the step. Depends
 * on {@code matrix} alone; knows neither layers nor words. Expected numbers are made by {@code reference/optimisers.py},
 * from the papers' formulas.
 */
package dev.unfold.optim;
