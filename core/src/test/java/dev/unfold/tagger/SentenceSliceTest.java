package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentenceSliceTest {
  @Test
  void aSentenceOfUsualLengthIsOnePiece() {
    assertThat(SentenceSlice.of(0)).isEmpty();
    assertThat(SentenceSlice.of(1)).containsExactly(new SentenceSlice(0, 1, 0, 1));
    assertThat(SentenceSlice.of(SentenceSlice.LENGTH))
        .containsExactly(new SentenceSlice(0, SentenceSlice.LENGTH, 0, SentenceSlice.LENGTH));
  }

  @ParameterizedTest
  @ValueSource(ints = {513, 576, 577, 600, 896, 897, 5_000, 100_000})
  void everyWordIsInOnePieceAndSeesAMarginOnBothSides(int length) {
    List<SentenceSlice> pieces = SentenceSlice.of(length);
    int next = 0;
    for (SentenceSlice piece : pieces) {
      assertThat(piece.first()).isEqualTo(next);
      assertThat(piece.end()).isGreaterThan(piece.first());
      assertThat(piece.to() - piece.from()).isLessThanOrEqualTo(SentenceSlice.LENGTH);
      assertThat(piece.first() - piece.from())
          .isGreaterThanOrEqualTo(Math.min(SentenceSlice.MARGIN, piece.first()));
      assertThat(piece.to() - piece.end())
          .isGreaterThanOrEqualTo(Math.min(SentenceSlice.MARGIN, length - piece.end()));
      next = piece.end();
    }
    assertThat(next).isEqualTo(length);
    assertThat(pieces.size())
        .isLessThan(2 + length / (SentenceSlice.LENGTH - 2 * SentenceSlice.MARGIN));
  }
}
