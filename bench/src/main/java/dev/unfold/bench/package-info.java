/**
 * Speed: this engine beside PyTorch, in turns, on the same work; and single kernels.
 *
 * <p>{@link dev.unfold.bench.SideBySide} is what {@code unfold bench} runs. A {@code Workload} is a row of its table: a network,
 * sentences, and whether to train or to tag. A {@code TimedNetwork} does it, ours or PyTorch's; in a {@code Race} the {@code
 * Competitor}s take turns. They start from the same weights and must get the same loss before anything is timed. A rate is
 * tokens per second; a ratio is our rate divided by theirs in the same round. {@code unfold bench taggers} is in {@code
 * dev.unfold.bench.taggers}.
 *
 * <p>Depends on every module below {@code cli}, and on {@code cli} for its console. B sentences of T tokens in a batch, E the
 * width of a word vector, H that of one direction's hidden state, V words, K tags.
 */
package dev.unfold.bench;
