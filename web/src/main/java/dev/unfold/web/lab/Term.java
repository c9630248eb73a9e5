package dev.unfold.web.lab;

/**
 * One operand of a number: {@code left} × {@code right}. A lone operand has {@code right} empty and its value 1.
 *
 * @param sum the sum that it belongs to, with its indices: {@code Σ_j W_x[2,j] e[4,j]}
 * @param product what it adds
 */
public record Term(
    String sum, String left, double leftValue, String right, double rightValue, double product) {}
