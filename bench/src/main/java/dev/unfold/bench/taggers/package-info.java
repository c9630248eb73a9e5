/**
 * How good: Unfold's taggers beside OpenNLP's and CoreNLP's, on the same files.
 *
 * <p>{@link dev.unfold.bench.taggers.TaggersBench} is {@code unfold bench taggers}, {@link
 * dev.unfold.bench.taggers.LatencyBench} is {@code unfold bench latency}. A {@code Contestant} is one of those who are
 * compared; its {@code Maker} trains and loads its models. Every model works in a process of its own, a {@code Worker}, which the
 * bench talks to through a {@code WorkerProcess}: so memory is each one's own, and so are the options of its JVM.
 *
 * <p>{@code OpenNlp} and {@code CoreNlp} are the only classes that know those libraries; CoreNLP is under the GPL and only
 * ever measured with (docs/decisions/0009). Depends on {@code core}, {@code lab}, {@code cli} and {@code dev.unfold.bench}.
 */
package dev.unfold.bench.taggers;
