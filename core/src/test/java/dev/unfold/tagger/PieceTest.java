package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PieceTest {
  @Test
  void aSentenceOfUsualLengthIsOnePiece() {
    assertThat(Piece.of(0)).isEmpty();
    assertThat(Piece.of(1)).containsExactly(new Piece(0, 1, 0, 1));
    assertThat(Piece.of(Piece.LENGTH)).containsExactly(new Piece(0, Piece.LENGTH, 0, Piece.LENGTH));
  }

  @ParameterizedTest
  @ValueSource(ints = {513, 576, 577, 600, 896, 897, 5_000, 100_000})
  void everyWordIsInOnePieceAndSeesAMarginOnBothSides(int length) {
    List<Piece> pieces = Piece.of(length);
    int next = 0;
    for (Piece piece : pieces) {
      assertThat(piece.first()).isEqualTo(next);
      assertThat(piece.end()).isGreaterThan(piece.first());
      assertThat(piece.to() - piece.from()).isLessThanOrEqualTo(Piece.LENGTH);
      assertThat(piece.first() - piece.from())
          .isGreaterThanOrEqualTo(Math.min(Piece.MARGIN, piece.first()));
      assertThat(piece.to() - piece.end())
          .isGreaterThanOrEqualTo(Math.min(Piece.MARGIN, length - piece.end()));
      next = piece.end();
    }
    assertThat(next).isEqualTo(length);
    assertThat(pieces.size()).isLessThan(2 + length / (Piece.LENGTH - 2 * Piece.MARGIN));
  }
}
