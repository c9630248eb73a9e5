/**
 * The parts that networks are made of; for now the {@link dev.unfold.nn.Batch} that they read.
 *
 * <p>Knows numbers and ids, never words; depends on {@code matrix} and {@code optim}. Letters: T steps, B sentences in
 * a batch, N tokens in a batch, E embedding width, H hidden, K tags, V words; x, h the input and the hidden state; dy
 * is the loss gradient of y.
 */
package dev.unfold.nn;
