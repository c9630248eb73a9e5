/**
 * What needs the Vector API, {@code jdk.incubator.vector}: how many multiplications and additions a core can do.
 *
 * <p>A package of its own because javac 17 warns of every use of an incubator module, so that it is compiled apart, without
 * {@code -Werror}; {@code dev.unfold.bench} finds it as a service, and only in a JVM that has the module.
 *
 * <p>Depends on {@code dev.unfold.bench.Side} alone.
 */
package dev.unfold.bench.vector;
