/**
 * Commands on model files: {@code unfold show}, {@code export}, {@code import} and {@code report}.
 *
 * <p>{@link dev.unfold.cli.model.ShowCommand} prints what a model file holds, {@link
 * dev.unfold.cli.model.ExportCommand} writes ONNX or PyTorch weights and proves the export, {@link
 * dev.unfold.cli.model.ImportCommand} reads PyTorch weights back, {@link dev.unfold.cli.model.ReportCommand} writes
 * an HTML page. Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.model;
