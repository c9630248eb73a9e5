// The library, the built-in corpus, a network and one sentence; show(…) and plot(…) as in unfold repl.
import dev.unfold.check.*;
import dev.unfold.cli.Main;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.*;
import dev.unfold.lab.plot.*;
import dev.unfold.matrix.*;
import dev.unfold.model.*;
import dev.unfold.nn.*;
import dev.unfold.optim.*;
import dev.unfold.tagger.*;
import java.awt.image.BufferedImage;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import javax.imageio.ImageIO;
import static dev.unfold.cli.explore.Explore.*;

String home = System.getProperty("unfold.home");
PostagCorpusData data = BuiltInCorpus.data();
NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
LabRnn model = LabRnn.glorot(size, DType.FLOAT64, new Random(1234));
TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);

// Runs a command as ./unfold does, with a text as its standard input.
void pipe(String input, String... arguments) {
  InputStream in = new ByteArrayInputStream((input + "\n").getBytes(StandardCharsets.UTF_8));
  Main.run(new Console(in, System.out, System.err, ""), arguments);
}

void unfold(String... arguments) {
  pipe("", arguments);
}

BufferedImage picture(String file) throws IOException {
  return ImageIO.read(new File(file));
}
