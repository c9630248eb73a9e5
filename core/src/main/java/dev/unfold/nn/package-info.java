/**
 * The parts that networks are made of: each a small file with its equations forward and, in reverse, backward.
 *
 * <p>{@link dev.unfold.nn.Layer} is the contract, {@link dev.unfold.nn.Batch} how sentences are packed. {@link
 * dev.unfold.nn.Rnn}, {@link dev.unfold.nn.Lstm}, {@link dev.unfold.nn.Gru} and {@link dev.unfold.nn.ChoGru} carry a
 * state from left to right; {@link dev.unfold.nn.Bidirectional}, {@link dev.unfold.nn.Stack} and {@link
 * dev.unfold.nn.Truncated} are made of layers. {@link dev.unfold.nn.Projection} reads words of which a part of the work is done. Knows numbers and ids, never words; depends on {@code matrix}. Besides its own test, each
 * has a row with every option in {@code unfold check} ({@code CheckCaseTest}; against PyTorch, {@code TorchTwinTest}), and its
 * page in guide/layers, where the way back is derived.
 *
 * <p>Letters: T steps, B sentences in a batch, N tokens in a batch, D input width, H hidden, K tags, V words; x, h, c
 * input, hidden and cell state, h₋ the state one step before ({@code hPrev}); gates i f g o of the LSTM, r z n of the
 * GRU; W on x, U on h₋, b bias; φ any activation, σ the sigmoid, ⊙ entry by entry; dy is the loss gradient of y.
 */
package dev.unfold.nn;
