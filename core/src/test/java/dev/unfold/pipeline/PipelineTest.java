package dev.unfold.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.TaggedWord;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PipelineTest {
  private static final Pipeline PIPELINE = Pipeline.of(new SplitAtBlanks(), new LengthTagger());

  @TempDir Path folder;

  /** Tags each word with its length. */
  private static final class LengthTagger implements Tagger {
    @Override
    public Tagset tagset() {
      return Tagset.UPOS;
    }

    @Override
    public Vocabulary words() {
      return Vocabulary.of(List.of());
    }

    @Override
    public Vocabulary tags() {
      return Vocabulary.of(List.of("1", "2"));
    }

    @Override
    public List<List<String>> tagAll(List<List<String>> sentences) {
      return sentences.stream()
          .map(words -> words.stream().map(word -> "L" + word.length()).toList())
          .toList();
    }
  }

  @Test
  void textBecomesSentencesOfTaggedWordsWithOffsets() {
    List<AnnotatedSentence> sentences = PIPELINE.annotate(" Il va\tdu pas. Oui");
    assertThat(sentences).hasSize(2);
    AnnotatedSentence first = sentences.get(0);
    assertThat(first.text()).isEqualTo("Il va\tdu pas.");
    assertThat(first.words())
        .extracting(TaggedWord::form)
        .containsExactly("Il", "va", "de", "le", "pas", ".");
    assertThat(first.words())
        .extracting(TaggedWord::upos)
        .containsExactly("L2", "L2", "L2", "L2", "L3", "L1");
    AnnotatedToken du = first.tokens().get(2);
    assertThat(du.isMultiword()).isTrue();
    assertThat(List.of(du.start(), du.end())).containsExactly(7, 9);
    assertThat(sentences.get(1).start()).isEqualTo(15);
  }

  @Test
  void aTextOfAnyLengthIsAnnotatedInPieces() {
    String text = "one two three. ".repeat(10_000);
    assertThat(PIPELINE.annotate(new StringReader(text))).hasSize(10_000);
    assertThat(PIPELINE.annotate(" \n ")).isEmpty();
  }

  @Test
  void sentencesAreWrittenAsConllu() throws IOException {
    StringBuilder out = new StringBuilder();
    ConlluText writer = new ConlluText(out, true);
    List<AnnotatedSentence> sentences = PIPELINE.annotate("Il va\tdu  pas.Oui");
    writer.write(sentences.get(0), OptionalInt.of(sentences.get(1).start()));
    writer.write(sentences.get(1), OptionalInt.empty());
    assertThat(out.toString())
        .isEqualTo(
            """
            # sent_id = 1
            # text = Il va du  pas.
            1	Il	_	L2	_	_	_	_	_	TokenRange=0:2
            2	va	_	L2	_	_	_	_	_	SpacesAfter=\\t|TokenRange=3:5
            3-4	du	_	_	_	_	_	_	_	SpacesAfter=\\s\\s|TokenRange=6:8
            3	de	_	L2	_	_	_	_	_	_
            4	le	_	L2	_	_	_	_	_	_
            5	pas	_	L3	_	_	_	_	_	SpaceAfter=No|TokenRange=10:13
            6	.	_	L1	_	_	_	_	_	SpaceAfter=No|TokenRange=13:14

            # sent_id = 2
            # text = Oui
            1	Oui	_	L3	_	_	_	_	_	TokenRange=14:17

            """);
  }

  @Test
  void aFileWithoutASegmenterIsRefused() {
    Corpus corpus =
        Corpus.of(BuiltInCorpus.sentences(Part.TRAIN).subList(0, 20), List.of(), List.of());
    TaggerConfig tiny = TaggerConfig.FAST.with("epochs", "1").with("hidden", "4");
    Path file = folder.resolve("tagger.safetensors");
    new Trainer(tiny, corpus).train(epoch -> {}).save(file);
    assertThatThrownBy(() -> Pipeline.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            file
                + ": holds a tagger alone, which reads words and no raw text; train it again with"
                + " --pipeline, or split the text into words yourself");
  }
}
