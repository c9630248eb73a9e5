package dev.unfold.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The format that both kinds of files share, and what only one kind allows. Bad model files: {@code BadModelFileTest}. */
final class SafetensorsHeaderTest {
  private static byte[] file(String json, int dataBytes) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[8 + text.length + dataBytes];
    file[0] = (byte) text.length;
    System.arraycopy(text, 0, file, 8, text.length);
    return file;
  }

  private static String tensor(String shape, int from, int to) {
    return "{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[" + from + "," + to + "]}";
  }

  @ParameterizedTest
  @EnumSource(SafetensorsRules.class)
  void aWrittenHeaderIsReadBack(SafetensorsRules rules) throws IOException {
    HeaderWriter writer = new HeaderWriter(Map.of("words", "é\n\"😀\""));
    writer.add("W", "F64", 2, 3);
    writer.add("b", "F32", 1, 0);
    byte[] header = writer.bytes();
    assertThat(writer.dataBytes()).isEqualTo(48);
    assertThat(header.length % 8).isZero();
    SafetensorsHeader read =
        SafetensorsHeader.read(Arrays.copyOf(header, header.length + 48), rules);
    assertThat(read.metadata()).containsExactly(Map.entry("words", "é\n\"😀\""));
    assertThat(read.tensors())
        .containsExactly(
            Map.entry(
                "W", new TensorEntry("F64", List.of(2L, 3L), header.length, header.length + 48)),
            Map.entry(
                "b",
                new TensorEntry("F32", List.of(1L, 0L), header.length + 48, header.length + 48)));
  }

  @Test
  void onlyLenientRulesAllowVectorsAnyOrderAndHoles() throws IOException {
    byte[] file =
        file("{\"b\":" + tensor("[2]", 12, 20) + ",\"a\":" + tensor("[1,1]", 0, 4) + "}", 24);
    SafetensorsHeader read = SafetensorsHeader.read(file, SafetensorsRules.LENIENT);
    assertThat(read.tensors().get("b").isVector()).isTrue();
    assertThat(read.tensors().get("b").columns()).isEqualTo(2);
    assertThat(read.tensors().get("a").isVector()).isFalse();
    assertThatThrownBy(() -> SafetensorsHeader.read(file, SafetensorsRules.EXACT))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("the header holds END_ARRAY, expected two whole numbers for tensor b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1] | `has type \"I64\", expected F32 or F64 (tensor.float())`",
        "[1,1,1] | `has the shape [1, 1, 1], expected one or two dimensions`",
        "[] | `has the shape [], expected one or two dimensions`",
        "[9] | `doesn't lie where its shape says: [9] at bytes [0, 4]`",
        "[4611686018427387904,4] | `doesn't lie where its shape says: [4611686018427387904, 4] at bytes [0, 4]`",
      })
  void lenientRulesHaveLimits(String shape, String message) {
    String entry = tensor(shape, 0, 4);
    String tensor = message.contains("I64") ? entry.replace("F32", "I64") : entry;
    assertThatThrownBy(
            () ->
                SafetensorsHeader.read(file("{\"a\":" + tensor + "}", 4), SafetensorsRules.LENIENT))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("tensor a " + message);
  }

  @Test
  void halfASurrogatePairIsRefused() {
    HeaderWriter writer = new HeaderWriter(Map.of("word", "\ud800"));
    assertThatThrownBy(writer::bytes)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("half a surrogate pair");
  }

  @Test
  void checksumsAreThoseOfTheStandard() {
    assertThat(new Sha256().update("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(new Sha256().update("ab").update(new byte[] {0, 'c', 0}, 1, 1).hex())
        .isEqualTo(new Sha256().update("abc").hex());
  }

  @ParameterizedTest
  @CsvSource(
      value = {"[\"a\",1]", "[\"a\"", "[\"a\"],[]", "{}", "a"},
      delimiter = '|')
  void onlyAListOfStringsIsRead(String text) {
    assertThat(JsonList.read(text)).isEmpty();
    assertThat(JsonList.read(JsonList.write(List.of("a", "é\"")))).contains(List.of("a", "é\""));
  }
}
