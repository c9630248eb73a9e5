package dev.unfold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.exchange.NetworkParts;
import dev.unfold.exchange.Taggers;
import dev.unfold.exchange.TorchWeights;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.Plans;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No public way leads from a loaded tagger to its weights. */
final class ImmutableTaggerTest {
  @TempDir private Path folder;

  private NetworkTagger tagger(String kind) {
    return switch (kind) {
      case "crf" -> Taggers.spelling("gru");
      case "ensemble" -> Taggers.voting();
      case "pretrained" -> Taggers.given(folder);
      case "lab" -> Taggers.drawn(Plans.words(Cell.RNN, 4, 3), DType.FLOAT32, 1);
      case "mlp" -> Taggers.drawn(Plans.words(BodyKind.MLP, 4, 3), DType.FLOAT32, 1);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"crf", "ensemble", "pretrained", "lab", "mlp"})
  void whoeverWritesIntoWhatATaggerGivesChangesNoTag(String kind) throws IOException {
    Path file = folder.resolve("m.safetensors");
    tagger(kind).save(file);
    Tagger tagger = Tagger.load(file);
    NetworkTagger network = NetworkTagger.of(tagger);
    List<List<String>> expected = tagger.tagAll(Taggers.dev());
    overwrite(network::parameters);
    overwrite(() -> List.of(network.parameter(network.parameters().get(0).name())));
    overwrite(() -> network.pretrained().stream().toList());
    overwrite(() -> network.copy().parameters());
    overwrite(() -> network.merged().parameters());
    overwrite(() -> NetworkParts.of(tagger).parameters());
    overwrite(
        () ->
            NetworkParts.of(tagger).encoder().pretrained().stream()
                .flatMap(vectors -> vectors.parameters().stream())
                .toList());
    if (network.labModel().isPresent()) {
      overwrite(() -> network.labModel().orElseThrow().parameters());
    } else {
      overwrite(() -> network.network().parameters());
    }
    network
        .lattice(Taggers.dev().subList(0, 3))
        .field()
        .ifPresent(field -> overwrite(field::parameters));
    if (!kind.equals("mlp")) {
      TorchWeights.of(tagger).values().forEach(tensor -> tensor.values().fill(7));
    }
    assertThat(tagger.withCache(0).tagAll(Taggers.dev())).isEqualTo(expected);
    Path again = folder.resolve("again.safetensors");
    tagger.save(again);
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
  }

  private static void overwrite(Supplier<List<Parameter>> weights) {
    weights.get().forEach(parameter -> parameter.value().fill(7));
  }
}
