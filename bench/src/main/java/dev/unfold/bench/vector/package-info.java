/**
 * Code that needs the Vector API, {@code jdk.incubator.vector}: the peak of a core's multipliers.
 *
 * <p>A package of its own, compiled separately without {@code -Werror}, because javac 17 warns about every use of an incubator
 * module; {@code dev.unfold.bench} loads it as a service, only in a JVM that has the module.
 *
 * <p>Depends on {@code dev.unfold.bench.Competitor} alone.
 */
package dev.unfold.bench.vector;
