package dev.unfold.file;

import java.util.List;

/** What a reader requires of a safetensors header, besides the format itself. */
public enum SafetensorsRules {
  /** A model file of Unfold: two-dimensional tensors in the order of the header, without holes, up to the end of the file. */
  EXACT(
      2,
      "two whole numbers",
      "two dimensions",
      List.of("F64", "F32", "F16", "I8"),
      "F64, F32, F16 or I8"),
  /** A file of PyTorch: tensors of one or two dimensions, anywhere in the data. */
  LENIENT(
      1,
      "whole numbers",
      "one or two dimensions",
      List.of("F64", "F32"),
      "F32 or F64 (tensor.float())");

  /** The fewest dimensions of a tensor. */
  final int dimensions;

  /** What an array of the header must hold, for error messages. */
  final String numbers;

  /** How many dimensions a tensor may have, for error messages. */
  final String shapes;

  /** The number types that are read. */
  final List<String> types;

  /** The same, for error messages, and how the writer of the file can mend another one. */
  final String expectedTypes;

  SafetensorsRules(
      int dimensions, String numbers, String shapes, List<String> types, String expectedTypes) {
    this.dimensions = dimensions;
    this.numbers = numbers;
    this.shapes = shapes;
    this.types = types;
    this.expectedTypes = expectedTypes;
  }
}
