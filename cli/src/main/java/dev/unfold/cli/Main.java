package dev.unfold.cli;

import dev.unfold.corpus.CorpusException;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry: finds the command, runs it, and turns what goes wrong into one line and an exit code. */
@Command(
    name = "unfold",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header =
        "A recurrent network is a feed-forward network unfolded in time: see it, prove it, ship it.",
    description = {""},
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Begin with:",
      "  unfold train                                 train a tagger on the built-in corpus",
      "  echo 'The dog can run .' | unfold tag        use it",
      "  unfold gradient --parameter 'W_y[0,0]' --plot gradient.png",
      "",
      "unfold COMMAND --help says more of each."
    })
public final class Main implements Runnable {
  private static final int BAD_DATA = 1;
  private static final int BAD_USAGE = 2;
  private static final int BUG = 3;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofThisProcess(), arguments));
  }

  /** Runs the command line; returns the exit code. */
  static int run(Console console, String... arguments) {
    Main main = new Main(console);
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new EvaluateCommand(console))
            .addSubcommand(new TagCommand(console))
            .addSubcommand(new GradientCommand(console))
            .addSubcommand(new CompareCommand(console))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(FlowCommand.withClipping(console));
    for (CommandLine command : commandLine.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    commandLine
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setParameterExceptionHandler((e, a) -> main.badUsage(e))
        .setExecutionExceptionHandler((e, c, r) -> main.failed(e));
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError e) {
      console.error("out of memory; give the JVM more with UNFOLD_JAVA_OPTIONS=-Xmx4g");
      return BAD_DATA;
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        new CommandLine(this),
        "no command; expected one of train, evaluate, tag, gradient, compare, check, flow");
  }

  private int badUsage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    String hint = suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
    console.error(complaint(e) + hint + " (see: " + command + " --help)");
    return BAD_USAGE;
  }

  private static String complaint(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption()
          ? "unknown option " + unmatched.getUnmatched().get(0)
          : "no command or place for \"" + unmatched.getUnmatched().get(0) + "\"";
    }
    return e.getMessage();
  }

  private int failed(Exception e) {
    if (debug) {
      e.printStackTrace(console.err());
    }
    if (e instanceof CorpusException || e instanceof ModelException) {
      console.error(e.getMessage());
      return BAD_DATA;
    }
    if (e instanceof ParameterException usage) {
      return badUsage(usage);
    }
    if (e instanceof UncheckedIOException io) {
      return outputFailed(io.getCause());
    }
    console.error(
        "a bug in Unfold: "
            + e
            + "; please report it with the output of the same command and --debug");
    return BUG;
  }

  /** A reader that has had enough, such as {@code head}, is no error. */
  private int outputFailed(IOException e) {
    if ("Broken pipe".equals(e.getMessage())) {
      return 0;
    }
    console.error("standard output: can't be written (" + e.getMessage() + ")");
    return BAD_DATA;
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "unfold " + (version == null ? "(not from a jar)" : version),
        "Java " + System.getProperty("java.version")
      };
    }
  }
}
