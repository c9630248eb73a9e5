package dev.unfold.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of network body. Model files store the name. Every {@link Cell} is one; a new cell needs no change here.
 *
 * @param name the name in options and model files
 * @param cell the recurrent cell, if the body is recurrent
 */
public record BodyKind(String name, Optional<Cell> cell) {
  /** Self-attention in place of recurrence. */
  public static final BodyKind TRANSFORMER = new BodyKind("transformer", Optional.empty());

  /** A window of three words and no state: {@link Mlp}. */
  public static final BodyKind MLP = new BodyKind("mlp", Optional.empty());

  /** A body of recurrent layers. */
  public static BodyKind of(Cell cell) {
    return new BodyKind(cell.toString(), Optional.of(cell));
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BodyKind named(String name) {
    return values().stream()
        .filter(kind -> kind.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "body: found \"" + name + "\", expected one of " + values()));
  }

  /** All kinds: the cells, then transformer and mlp. */
  public static List<BodyKind> values() {
    return Stream.concat(
            Arrays.stream(Cell.values()).map(BodyKind::of), Stream.of(TRANSFORMER, MLP))
        .toList();
  }

  /** Whether a state is passed from token to token. */
  public boolean isRecurrent() {
    return cell.isPresent();
  }

  /** Whether the body is made of layers of this cell. */
  public boolean is(Cell other) {
    return cell.filter(own -> own == other).isPresent();
  }

  @Override
  public String toString() {
    return name;
  }
}
