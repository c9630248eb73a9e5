package dev.unfold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.SharedData;
import dev.unfold.TestSeed;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Lines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words, UPOS, XPOS and features as the script of the CoNLL 2018 shared task counts them. */
final class UdScoreTest {
  private static Lines lines(String name, String conllu) {
    byte[] bytes = conllu.getBytes(StandardCharsets.UTF_8);
    return new Lines(name, new ByteArrayInputStream(bytes), warning -> {});
  }

  private static UdScore score(String gold, String given) {
    return UdScore.of(lines("gold", gold), lines("given", given));
  }

  /** Tokens separated by blanks; {@code it's=it+is} is a multiword token. The tag of a word is its form. */
  static String conllu(String tokens) {
    StringBuilder text = new StringBuilder("# a comment\n");
    int id = 0;
    for (String token : tokens.split(" ")) {
      String[] words = token.substring(token.indexOf('=') + 1).split("\\+");
      if (token.contains("=")) {
        String form = token.substring(0, token.indexOf('='));
        text.append(id + 1).append('-').append(id + words.length).append('\t').append(form);
        text.append("\t_\t_\t_\t_\t_\t_\t_\t_\n");
      }
      for (String word : words) {
        text.append(++id).append('\t').append(word).append("\t_\t").append(word);
        text.append("\t_\t_\t0\t_\t_\t_\n");
      }
    }
    return text.append('\n').toString();
  }

  @ParameterizedTest
  @CsvSource({
    // gold, given, common words
    "a b c, a b c, 3",
    "abcd, a b c d, 0",
    "abc d, a b c d, 1",
    "a bc d, a b c d, 2",
    // multiword tokens of one side, or different ones of both
    "abc=a+b+c, a b c, 3",
    "a bc=b+c d, a b c d, 4",
    "a b c, abc=a+b+c, 3",
    "abcd=a+b+c+d, ab=a+b cd=c+d, 4",
    "abc=a+b+c de=d+e, a bcd=b+c+d e, 5",
    "abc=a+x+c def=d+y+f, ab=a+b cd=c+d ef=e+f, 4",
    "a bc=b+c d, a b cd, 2",
    "ab=a+b cd=bc+d, a bc d, 2",
    "a bc=b+c d, ab=u+v cd=w+a, 1",
    // a word that ends outside the stretch does not belong to it
    "ab cde=cd+e, abc de=d+e, 1",
    // unless it is a gold word that begins where a given multiword token begins: the script
    // includes it
    "ab c, a=ab+a b c, 2",
    "a=ab+a b c, ab c, 1",
    // letter case is ignored there
    "It's=it+is, It's=It+is, 2",
  })
  void wordsThatAreTheSame(String gold, String given, int same) {
    int words = gold.replaceAll("[^ =]*=", "").split("[ +]").length;
    int found = given.replaceAll("[^ =]*=", "").split("[ +]").length;
    assertThat(score(conllu(gold), conllu(given)).words()).isEqualTo(new Rates(words, found, same));
  }

  @Test
  void tagsAndFeatures() {
    String gold =
        """
        1\tthe\t_\tDET\tDT\tDefinite=Def|PronType=Art\t0\t_\t_\t_
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdo\t_\tAUX\tVBP\tMood=Ind|VerbForm=Fin\t0\t_\t_\t_
        3\tn't\t_\tPART\tRB\t_\t0\t_\t_\t_
        3.1\tgone\t_\tVERB\tVBN\t_\t_\t_\t_\t_
        4\tgo\u00a0on\t_\tVERB\tVB\tNumber=Sing|Typo=Yes\t0\t_\t_\t_

        """;
    String given =
        """
        # other comments, other order, features of one language, no empty node, another blank
        1\tthe\t_\tDET\tDT\tPronType=Art|Definite=Def\t0\t_\t_\t_
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdo\t_\tVERB\tVBP\tMood=Ind|VerbForm=Inf\t0\t_\t_\t_
        3\tn't\t_\tPART\t_\tPolarity=Neg\t0\t_\t_\t_
        4\tgo on\t_\tVERB\tVB\tNumber=Sing|Style=Coll\t0\t_\t_\t_

        """;
    UdScore score = score(gold, given);
    assertThat(score.words()).isEqualTo(new Rates(4, 4, 4));
    assertThat(score.upos()).isEqualTo(new Rates(4, 4, 3));
    assertThat(score.xpos()).isEqualTo(new Rates(4, 4, 3));
    assertThat(score.features()).isEqualTo(new Rates(4, 4, 2));
    assertThat(score.accuracy(score.features())).isEqualTo(0.5);
    assertThat(score.allTags()).isEqualTo(new Rates(4, 4, 2));
  }

  @Test
  void universalFeatures() {
    assertThat(UdWord.universal("_")).isEmpty();
    assertThat(UdWord.universal("Tense=Past|Case=Nom|Case[psor]=Gen|case=X|Mood"))
        .isEqualTo("Case=Nom|Mood|Tense=Past");
  }

  @Test
  void aDifferentTextIsRefused() {
    assertThatThrownBy(() -> score(conllu("the dog"), conllu("the cat")))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "given: holds a different text from gold: it goes on with \"cat\" where that has \"dog\";"
                + " expected the same characters, blanks aside");
    assertThatThrownBy(() -> score(conllu("the dog"), conllu("the")))
        .hasMessageContaining("it goes on with its end where that has \"dog\"");
  }

  /** Random splits of distinct letters, against a slow rule that ignores the order of words. */
  @Test
  void randomSplits() {
    Random random = TestSeed.random();
    int same = 0;
    for (int again = 0; again < 3000; again++) {
      String text = "abcdefghijklmnopqrst".substring(random.nextInt(18));
      String gold = cut(text, random);
      String given = cut(text, random);
      int expected = new SlowAlignment(gold, given).same();
      UdScore score = score(conllu(gold), conllu(given));
      assertThat(score.words().correct()).as("%s | %s", gold, given).isEqualTo(expected);
      same += expected;
    }
    assertThat(same).isGreaterThan(3000);
  }

  /** Tokens of one to three letters, every third a multiword token of words that hold some of its letters. */
  private static String cut(String text, Random random) {
    StringBuilder tokens = new StringBuilder();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(3));
      String token = text.substring(from, to);
      tokens.append(from == 0 ? "" : " ").append(token);
      if (random.nextInt(3) == 0) {
        tokens.append('=').append(word(token, random));
        for (int more = random.nextInt(3); more >= 0; more--) {
          tokens.append('+').append(word(token, random));
        }
      }
      from = to;
    }
    return tokens.toString();
  }

  private static String word(String token, Random random) {
    int at = random.nextInt(token.length());
    String letter = token.substring(at, at + 1);
    return random.nextInt(4) == 0 ? letter + "?" : letter;
  }

  @ParameterizedTest
  @CsvSource({"en_ewt, 25094", "pt_bosque, 27604"})
  void aTreebankAgainstItselfIsFullyCorrect(String treebank, int words) {
    Path file = SharedData.file("data/" + treebank + "/" + treebank + "-ud-test.conllu");
    UdScore score = UdScore.of(Lines.open(file, warning -> {}), Lines.open(file, warning -> {}));
    Rates all = new Rates(words, words, words);
    assertThat(score).isEqualTo(new UdScore(all, all, all, all, all));
  }
}
