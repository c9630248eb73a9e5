package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DocumentTest {
  private static final Document DOCUMENT =
      new Document(
          Path.of("a.md"),
          """
          # 1. What W_h is
          See [b](b.md#there) and ![c](c.png).
          <!-- needs PyTorch -->
          ```console
          $ ls [x](y)
          a
          ```
          ```text
          ```
          """
              .lines()
              .toList());

  @Test
  void blocksHaveLineAndRemark() {
    assertThat(DOCUMENT.blocks())
        .containsExactly(
            new Block(4, "console", Optional.of("needs PyTorch"), List.of("$ ls [x](y)", "a")),
            new Block(8, "text", Optional.empty(), List.of()));
    assertThat(DOCUMENT.blocks().get(0).needsPyTorch()).isTrue();
  }

  @Test
  void linksInBlocksAreIgnored() {
    assertThat(DOCUMENT.links())
        .containsExactly(
            new Document.Link(2, false, "b.md#there"), new Document.Link(2, true, "c.png"));
    assertThat(DOCUMENT.anchors()).containsExactly("1-what-w_h-is");
  }

  @Test
  void blockIsReplacedInPlace() {
    Document other = DOCUMENT.with(DOCUMENT.blocks().get(0), List.of("$ ls", "b", "c"));
    assertThat(other.blocks().get(0).lines()).containsExactly("$ ls", "b", "c");
    assertThat(other.blocks().get(1)).isEqualTo(new Block(9, "text", Optional.empty(), List.of()));
    assertThat(other.lines()).hasSize(DOCUMENT.lines().size() + 1);
  }

  @Test
  void unclosedBlockIsNamed() {
    Document endless = new Document(Path.of("a.md"), List.of("", "```java", "int a;"));
    assertThatThrownBy(endless::blocks).hasMessage("a.md:2: this block does not end");
  }
}
