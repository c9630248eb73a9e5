/**
 * Accuracy and speed: Unfold's taggers beside OpenNLP's and CoreNLP's, on the same files.
 *
 * <p>{@link dev.unfold.bench.taggers.TaggersBench} is {@code unfold bench taggers}, {@link
 * dev.unfold.bench.taggers.LatencyBench} is {@code unfold bench latency}. A {@code TaggerCompetitor} is one of the taggers that
 * are compared; its {@code Maker} trains and loads its models. Every model runs in a process of its own, a {@code Worker}, to
 * which the bench talks through a {@code WorkerProcess}: so each has its own memory and its own JVM options.
 *
 * <p>{@code OpenNlp} and {@code CoreNlp} are the only classes that know those libraries; CoreNLP is under the GPL and used only
 * for measuring (docs/decisions/0009). Depends on {@code core}, {@code lab}, {@code cli} and {@code dev.unfold.bench}.
 */
package dev.unfold.bench.taggers;
