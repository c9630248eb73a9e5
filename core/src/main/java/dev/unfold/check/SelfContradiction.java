package dev.unfold.check;

/**
 * A fault of another library on this machine: its results in float32 contradict its own in float64.
 *
 * @param found what differs, by how much, and how much is allowed
 * @param remedy what to do
 */
public record SelfContradiction(String found, String remedy) {}
