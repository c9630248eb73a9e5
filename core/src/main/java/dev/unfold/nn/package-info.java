/**
 * The layers of networks: each a small file with its equations forward and, in reverse order, backward.
 *
 * <p>{@link dev.unfold.nn.Layer} is the contract, {@link dev.unfold.nn.Batch} the packing of sentences.
 * {@link dev.unfold.nn.Rnn}, {@link dev.unfold.nn.Lstm}, {@link dev.unfold.nn.Gru} and {@link dev.unfold.nn.ChoGru}
 * carry a state from left to right; {@link dev.unfold.nn.Bidirectional}, {@link dev.unfold.nn.Stack} and
 * {@link dev.unfold.nn.Truncated} are made of layers. {@link dev.unfold.nn.TokenPart} separates the per-word part of a
 * layer so that it can be cached. Knows numbers and ids, never words; depends on {@code matrix}. Each layer has its own
 * test, a row for every option in {@code unfold check} ({@code CheckCaseTest}; against PyTorch, {@code TorchTwinTest}),
 * and a page in guide/layers that derives its backward pass.
 *
 * <p>Letters: T steps, B sentences in a batch, N tokens in a batch, D input width, H hidden, K tags, V words; x, h, c
 * input, hidden and cell state, h₋ the state at the previous step ({@code hPrev}); gates i f g o of the LSTM, r z n of
 * the GRU; W on x, U on h₋, b bias; φ any activation, σ the sigmoid, ⊙ element-wise; dy is the loss gradient of y.
 */
@NullMarked
package dev.unfold.nn;

import org.jspecify.annotations.NullMarked;
