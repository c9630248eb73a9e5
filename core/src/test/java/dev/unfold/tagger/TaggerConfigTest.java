package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Tagset;
import dev.unfold.optim.Schedule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaggerConfigTest {
  @Test
  void entriesGiveTheConfigurationBack() {
    for (TaggerConfig config : new TaggerConfig[] {TaggerConfig.FAST, TaggerConfig.ACCURATE}) {
      TaggerConfig other = config.withTagset(Tagset.XPOS).withSeed(-5);
      assertThat(TaggerConfig.of(new Fields("here", other.entries()))).isEqualTo(other);
      assertThat(other.tagset()).isEqualTo(Tagset.XPOS);
      assertThat(other.seed()).isEqualTo(-5);
      assertThat(other.network()).isEqualTo(config.network());
    }
  }

  @Test
  void everyEntryCanBeChangedAlone() {
    Map<String, String> entries = TaggerConfig.ACCURATE.entries();
    assertThat(entries).hasSize(29).containsEntry("dtype", "float32").containsEntry("beta2", "0.9");
    for (String name : entries.keySet()) {
      String value =
          switch (name) {
            case "tagset" -> "universal";
            case "dtype" -> "float64";
            case "cell" -> "rnn";
            case "letter" -> "9";
            case "training" -> "adam";
            case "bidirectional" -> "false";
            case "crf" -> Boolean.toString(!TaggerConfig.ACCURATE.network().crf());
            case "decay" -> "cosine";
            default -> entries.get(name).contains(".") ? "0.125" : "77";
          };
      TaggerConfig changed = TaggerConfig.ACCURATE.with(name, value);
      assertThat(changed.entries()).containsEntry(name, value);
      assertThat(changed.entries().equals(entries)).isEqualTo(name.equals("training"));
      assertThat(changed.with(name, entries.get(name))).isEqualTo(TaggerConfig.ACCURATE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hiden         | 3   | configuration: no entry "hiden", expected one of [tagset, dtype, seed,
          training      | sgd | configuration: training is "adam" and can't be changed alone
          hidden        | x   | configuration: hidden is "x", expected a whole number
          hidden        | 0   | network: hidden 0
          cell          | mlp | network: the mlp reads words alone
          crf           | yes | configuration: crf is "yes", expected true or false
          decay         | up  | configuration: decay is "up", expected one of [constant, linear, cosine]
          dropout       | 1   | Dropout: rate is 1.0
          clip          | 0   | Clipping.ByNorm: limit is 0.0
          epochs        | 0   | training: epochs is 0, expected at least 1
          patience      | 0   | training: patience is 0, expected at least 1
          batch_tokens  | -1  | training: batch_tokens is -1, expected at least 1
          learning_rate | NaN | training: learning_rate is NaN, expected a finite number above 0
          beta2         | 1   | training: beta2 is 1.0, expected from 0 to below 1
          warm_up       | 1   | training: warm_up is 1.0, expected from 0 to below 1
          word_dropout  | -1  | training: word_dropout is -1.0, expected at least 0
          case_noise    | 2   | training: case_noise is 2.0, expected from 0 to 1
          average       | 1   | WeightAverage: beta is 1.0
          """)
  void valuesThatDoNotFitAreNamed(String name, String value, String message) {
    assertThatThrownBy(() -> TaggerConfig.FAST.with(name, value))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(message);
  }

  private static Schedule schedule(TaggerConfig config, long tokens) {
    return ((AdamPlan) config.training()).schedule(tokens);
  }

  @Test
  void theScheduleCountsTokens() {
    TaggerConfig fast = TaggerConfig.FAST;
    assertThat(schedule(fast.with("epochs", "10").with("warm_up", "0.1"), 1000))
        .isEqualTo(new Schedule.Linear(1000, 10_000));
    assertThat(schedule(fast.with("decay", "cosine").with("warm_up", "0"), 7))
        .isInstanceOf(Schedule.Cosine.class);
    assertThat(schedule(fast.with("decay", "constant"), 7).factor(100_000)).isEqualTo(1);
  }
}
