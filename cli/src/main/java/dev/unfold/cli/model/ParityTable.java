package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.exchange.Parity;
import java.util.List;
import java.util.OptionalDouble;

/** Prints the differences between engines, tensor by tensor. */
final class ParityTable {
  private static final String WRONG = "  WRONG";

  private final Console console;
  private final Parity parity;
  private final int name;

  private ParityTable(Console console, Parity parity) {
    this.console = console;
    this.parity = parity;
    this.name = parity.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
  }

  static void print(Console console, int sentences, Parity parity) {
    console.print(
        "%s, %s; largest difference from ours, relative to the tensor's largest entry",
        Console.count(sentences, "sentence"), Console.count(parity.tokens(), "token"));
    new ParityTable(console, parity).print();
  }

  private void print() {
    line("tensor", "shape", parity.engines().stream().map(Parity.Engine::name).toList());
    for (Parity.Row row : parity.rows()) {
      String shape = Console.text("%,d×%d", parity.tokens(), row.width());
      line(row.name(), shape, row.differences().stream().map(ParityTable::difference).toList());
    }
    line("tags", "the same", parity.engines().stream().map(this::tags).toList());
  }

  private void line(String first, String second, List<String> engines) {
    StringBuilder line = new StringBuilder(Console.text("%-" + name + "s  %13s", first, second));
    engines.forEach(engine -> line.append(Console.text("  %15s", engine)));
    console.print("%s", line);
  }

  private static String difference(OptionalDouble difference) {
    if (difference.isEmpty()) {
      return "-";
    }
    boolean good = difference.getAsDouble() <= Parity.ALLOWED;
    return Console.text("%.1e%s", difference.getAsDouble(), good ? "" : WRONG);
  }

  private String tags(Parity.Engine engine) {
    boolean all = engine.sameTags() == parity.tokens();
    return all ? "all" : Console.text("%,d%s", engine.sameTags(), WRONG);
  }
}
