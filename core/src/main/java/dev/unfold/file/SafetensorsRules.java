package dev.unfold.file;

/** What a reader requires of a safetensors header, besides the format itself. */
public enum SafetensorsRules {
  /** A model file of Unfold: two-dimensional tensors in the order of the header, without holes, up to the end of the file. */
  EXACT(2, "two whole numbers", "two dimensions", ""),
  /** A file of PyTorch: tensors of one or two dimensions, anywhere in the data. */
  LENIENT(1, "whole numbers", "one or two dimensions", " (tensor.float())");

  /** The fewest dimensions of a tensor. */
  final int dimensions;

  /** What an array of the header must hold, for error messages. */
  final String numbers;

  /** How many dimensions a tensor may have, for error messages. */
  final String shapes;

  /** How the writer of the file can mend a number type. */
  final String remedy;

  SafetensorsRules(int dimensions, String numbers, String shapes, String remedy) {
    this.dimensions = dimensions;
    this.numbers = numbers;
    this.shapes = shapes;
    this.remedy = remedy;
  }
}
