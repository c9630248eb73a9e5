package dev.unfold.lucene;

import dev.unfold.SmallPipeline;
import dev.unfold.pipeline.Pipeline;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.junit.AfterClass;
import org.junit.BeforeClass;

/** Our classes in the hands of Lucene's own test case, which JUnit's vintage engine runs. */
public final class AnnotatingTokenizerTest extends BaseTokenStreamTestCase {
  private static Pipeline pipeline;

  @BeforeClass
  public static void train() {
    pipeline = SmallPipeline.train();
  }

  @AfterClass
  public static void forget() {
    pipeline = null;
  }

  private static Analyzer analyzer(UnaryOperator<TokenStream> filter) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new AnnotatingTokenizer(pipeline);
        return new TokenStreamComponents(source, filter.apply(source));
      }
    };
  }

  public void testTokensHaveTagsAsTypesAndExactOffsets() throws IOException {
    assertAnalyzesTo(
        analyzer(stream -> stream),
        "The cats\nran.  Dogs",
        new String[] {"The", "cats", "ran", ".", "Dogs"},
        new int[] {0, 4, 9, 12, 15},
        new int[] {3, 8, 12, 13, 19},
        new String[] {"DET", "NOUN", "VERB", "PUNCT", "NOUN"},
        new int[] {1, 1, 1, 1, 1});
  }

  public void testLemmasReplaceWords() throws IOException {
    assertAnalyzesTo(
        analyzer(LemmaFilter::replacing),
        "The cats ran",
        new String[] {"the", "cat", "run"},
        new int[] {0, 4, 9},
        new int[] {3, 8, 12});
  }

  public void testLemmasAreSynonyms() throws IOException {
    assertAnalyzesTo(
        analyzer(LemmaFilter::asSynonym),
        "Dogs ran .",
        new String[] {"Dogs", "dog", "ran", "run", "."},
        new int[] {0, 0, 5, 5, 9},
        new int[] {4, 4, 8, 8, 10},
        new int[] {1, 0, 1, 0, 1});
  }

  public void testWordsOfAMultiwordTokenShareItsOffsets() throws IOException {
    assertAnalyzesTo(
        analyzer(stream -> stream),
        "a du",
        new String[] {"a", "de", "le"},
        new int[] {0, 2, 2},
        new int[] {1, 4, 4});
  }

  public void testEndOfTheText() throws IOException {
    Tokenizer tokenizer = new AnnotatingTokenizer(pipeline);
    tokenizer.setReader(new StringReader("ran  \n"));
    assertTokenStreamContents(
        tokenizer, new String[] {"ran"}, new int[] {0}, new int[] {3}, new int[] {1}, 6);
  }

  public void testRandomTexts() throws IOException {
    try (Analyzer analyzer = analyzer(LemmaFilter::asSynonym)) {
      checkRandomData(random(), analyzer, 50);
    }
  }
}
