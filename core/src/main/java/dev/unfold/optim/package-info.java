/**
 * How parameters follow their gradients.
 *
 * <p>An optimiser takes the parameters and one {@link dev.unfold.matrix.Gradients} and changes the parameters in place;
 * rows of an embedding that no sentence used are not touched. Depends on {@code matrix} alone; knows neither layers nor
 * words.
 */
package dev.unfold.optim;
