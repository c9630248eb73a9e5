package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A weight's name, its value, and its entry in a gradient. */
final class ParameterHandlerTest {
  private final LabRnn rnn =
      LabRnn.glorot(new NetworkSize(12, 2, 3, 4), DType.FLOAT64, new Random(1));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "W_y[0,0]; W_y; 0; 0",
        "W_e[11,1]; W_e; 11; 1",
        "W_h[002,1]; W_h; 2; 1",
        "' W_x[ 2 , 1 ] '; W_x; 2; 1",
        "W_x [2, 1]; W_x; 2; 1"
      })
  void validNamesAreParsed(String spelling, String name, int row, int column) {
    ParameterHandler handler = ParameterHandler.parse(spelling, rnn);
    assertThat(handler.parameter()).isSameAs(rnn.parameter(name));
    assertThat(handler.row()).isEqualTo(row);
    assertThat(handler.column()).isEqualTo(column);
    assertThat(handler).hasToString(name + "[" + row + "," + column + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "W_y",
        "[0,0]",
        "W_y[0]",
        "W_y[0,0",
        "W_y 0,0",
        "W_y[0;0]",
        "W_y[-1,0]",
        "W_y[0,1.0]",
        "W_y[0,0,0]",
        "W_y[0,0] = 3",
        "W_y[a,0]",
        "W_y[0,]",
        "W_y[٠,0]",
        "W_y[1234567890,0]"
      })
  void invalidNamesAreRejected(String spelling) {
    assertThatThrownBy(() -> ParameterHandler.parse(spelling, rnn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "parameter \"%s\", expected a name, a row and a column as in W_y[0,0]", spelling);
  }

  @Test
  void unknownParameterIsRejected() {
    assertThatThrownBy(() -> ParameterHandler.parse("w_y[0,0]", rnn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter \"w_y\": this model has W_e, W_x, W_h, W_y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"W_y[4,0]", "W_y[0,3]", "W_y[999999999,0]"})
  void entryOutsideTheMatrixIsRejected(String spelling) {
    assertThatThrownBy(() -> ParameterHandler.parse(spelling, rnn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter " + spelling + ": W_y is 4×3, rows and columns are counted from 0");
  }

  @Test
  void readsAndChangesOneEntry() {
    ParameterHandler handler = ParameterHandler.parse("W_x[2,1]", rnn);
    double[][] expected = rnn.parameter("W_x").value().toArray();
    assertThat(handler.get()).isEqualTo(expected[2][1]);
    handler.set(0.625);
    expected[2][1] = 0.625;
    assertThat(rnn.parameter("W_x").value().toArray()).isDeepEqualTo(expected);
    Gradients gradients = new Gradients();
    gradients.of(rnn.parameter("W_x")).set(2, 1, 7);
    assertThat(handler.in(gradients)).isEqualTo(7);
    ParameterHandler word = ParameterHandler.parse("W_e[5,0]", rnn);
    gradients.addRows(
        word.parameter(),
        new int[] {5, 5},
        Matrix.of(DType.FLOAT64, new double[][] {{1, 2}, {3, 4}}));
    assertThat(word.in(gradients)).isEqualTo(4);
    assertThat(ParameterHandler.parse("W_e[6,0]", rnn).in(gradients)).isZero();
  }
}
