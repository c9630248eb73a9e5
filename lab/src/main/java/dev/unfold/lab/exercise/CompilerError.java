package dev.unfold.lab.exercise;

/**
 * An error of the compiler.
 *
 * @param line counted from 1; 0 if it belongs to no line
 * @param column counted from 1; 0 if it belongs to no column
 * @param message what the compiler says, in one line or several
 * @param code the line itself
 */
public record CompilerError(int line, int column, String message, String code) {}
