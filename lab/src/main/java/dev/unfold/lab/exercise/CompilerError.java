package dev.unfold.lab.exercise;

/**
 * An error of the compiler.
 *
 * @param line counted from 1; 0 if unknown
 * @param column counted from 1; 0 if unknown
 * @param message the compiler's message, of one line or more
 * @param code the line of source; empty if unknown
 */
public record CompilerError(int line, int column, String message, String code) {}
