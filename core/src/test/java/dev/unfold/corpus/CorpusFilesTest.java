package dev.unfold.corpus;

import static dev.unfold.corpus.Source.conllu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.file.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusFilesTest {
  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void partsAreReadFromTheirFilesWithTheWordsOfTheFirst() throws IOException {
    CorpusFiles files =
        CorpusFiles.train(file("train.conllu", conllu("1 a X", "2 b Y", "", "1 a Y", "")))
            .dev(file("dev.conllu", conllu("1 b Y", "2 c Z", "")));
    PostagCorpusData data = files.read(CorpusLayout.of(Tagset.UPOS), warnings::add);
    assertThat(data.words().entries()).containsExactly(Vocabulary.UNKNOWN, "a", "b");
    assertThat(data.all(Part.DEV).input()).isDeepEqualTo(new int[][] {{2, 0}});
    assertThat(data.all(Part.DEV).output()).isDeepEqualTo(new int[][] {{1, Vocabulary.MISSING}});
    assertThat(data.size(Part.TEST)).isZero();
    assertThat(warnings).isEmpty();
  }

  @Test
  void theLabsReadingTakesItsVocabulariesFromAllFiles() throws IOException {
    CorpusFiles files =
        CorpusFiles.train(file("train.conll", "1 a _ _ NN\n2 b _ _ VB\n\n"))
            .dev(file("dev.conll", "1 d _ _ JJ\n2 d _ _ ZZ\n\n"))
            .test(file("test.conll", "1 c _ _ DT\n2 c _ _ DT\n\n"));
    PostagCorpusData data = files.readAsInTheLab(warnings::add);
    assertThat(data.words().entries()).containsExactly("a", "b", "c", "d");
    assertThat(data.tags().entries()).containsExactly("noun", "verb", "det", "adj");
    assertThat(data.all(Part.DEV).output()).isDeepEqualTo(new int[][] {{3, 0}});
    assertThat(warnings)
        .containsExactly(
            folder.resolve("dev.conll") + ": tags unknown to the lab's map, read as noun: zz");
  }

  @Test
  void theLabsReadingNeedsASentenceOfTwoToFourteenWords() throws IOException {
    Path file = file("short.conll", "1 a _ _ NN\n\n");
    assertThatThrownBy(() -> CorpusFiles.lab(file, warnings::add))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file + ": no sentences of 2 to 14 words found, expected at least one");
  }

  @Test
  void aMissingPartIsNamed() throws IOException {
    Path train = file("train.conllu", conllu("1 a X", ""));
    Path dev = folder.resolve("dev.conllu");
    CorpusFiles files = CorpusFiles.train(train).dev(dev);
    assertThatThrownBy(() -> files.read(CorpusLayout.of(Tagset.UPOS), warnings::add))
        .isInstanceOf(CorpusException.class)
        .hasMessage(dev + ": no such file; check the path");
  }

  @Test
  void sourcesHaveTheChecksumOfTheFilesBytes() throws IOException {
    Path train = file("train.conllu", conllu("1 a X", ""));
    Path dev = folder.resolve("dev.conllu.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(dev))) {
      out.write(conllu("1 b Y", "", "1 c Z", "").getBytes(StandardCharsets.UTF_8));
    }
    Corpus corpus =
        CorpusFiles.train(train).dev(dev).corpus(CorpusLayout.of(Tagset.UPOS), warnings::add);
    assertThat(corpus.sources())
        .containsExactly(
            Map.entry(Part.TRAIN, "train.conllu sha256:" + sha256(train)),
            Map.entry(Part.DEV, "dev.conllu.gz sha256:" + sha256(dev)));
    assertThat(corpus.of(Part.DEV)).hasSize(2);
  }

  /** Only the first vector is read; the checksum is that of the whole file. */
  @Test
  void theChecksumCoversBytesThatWereNotReadAsLines() throws IOException {
    Path vectors = file("v.vec", "a 1 2\n" + "b 3 4\n".repeat(100_000));
    assertThat(WordVectors.first(vectors, 1, warnings::add).source())
        .isEqualTo("v.vec sha256:" + sha256(vectors));
  }

  private static String sha256(Path file) throws IOException {
    return new Sha256().update(Files.readAllBytes(file)).hex();
  }
}
