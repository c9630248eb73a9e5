package dev.unfold.cli;

import dev.unfold.cli.annotate.AnnotateCommand;
import dev.unfold.cli.annotate.ModelsCommand;
import dev.unfold.cli.bench.BenchCommand;
import dev.unfold.cli.console.CommandFailure;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Version;
import dev.unfold.cli.create.NewCommand;
import dev.unfold.cli.data.DataCommand;
import dev.unfold.cli.doctor.DoctorCommand;
import dev.unfold.cli.evaluate.EvaluateCommand;
import dev.unfold.cli.exercise.ExerciseCommand;
import dev.unfold.cli.exercise.HandoutCommand;
import dev.unfold.cli.experiment.CheckCommand;
import dev.unfold.cli.experiment.CompareCommand;
import dev.unfold.cli.experiment.FlowCommand;
import dev.unfold.cli.experiment.GradientCommand;
import dev.unfold.cli.explore.ReplCommand;
import dev.unfold.cli.explore.SlidesCommand;
import dev.unfold.cli.model.ExportCommand;
import dev.unfold.cli.model.ImportCommand;
import dev.unfold.cli.model.ReportCommand;
import dev.unfold.cli.model.ShowCommand;
import dev.unfold.cli.notebook.NotebookCommand;
import dev.unfold.cli.option.FileName;
import dev.unfold.cli.option.OptionSections;
import dev.unfold.cli.page.LabCommand;
import dev.unfold.cli.tag.TagCommand;
import dev.unfold.cli.train.TrainCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point: runs the command that is named, and turns an exception into one line and an exit code. */
@Command(
    name = "unfold",
    versionProvider = Version.class,
    header =
        "A recurrent network is a feed-forward network unfolded in time: see it, prove it, ship it.",
    customSynopsis = "unfold COMMAND [OPTIONS]",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  unfold train                                 train a tagger on the built-in corpus",
      "  echo 'The dog can run .' | unfold tag        tag a sentence with it",
      "  unfold gradient --parameter 'W_y[0,0]' --plot gradient.png",
      "",
      "unfold COMMAND --help describes a command. Exit codes: 0 good, 1 bad data or model, 2 bad usage,",
      "3 a bug of ours, 130 interrupted. UNFOLD_JAVA_OPTIONS=-Xmx4g gives the JVM more memory."
    })
public final class Main implements Callable<Integer> {
  /** Every command, in the order of the help. A new command is a class and a line here. */
  private static final List<Function<Console, Object>> COMMANDS =
      List.of(
          TrainCommand::new,
          EvaluateCommand::new,
          TagCommand::new,
          AnnotateCommand::new,
          ModelsCommand::new,
          DataCommand::new,
          ShowCommand::new,
          ExportCommand::new,
          ImportCommand::new,
          ReportCommand::new,
          DoctorCommand::new,
          LabCommand::new,
          GradientCommand::new,
          CompareCommand::new,
          CheckCommand::new,
          FlowCommand::withSubcommands,
          BenchCommand::withSubcommands,
          ExerciseCommand::new,
          HandoutCommand::new,
          NewCommand::withSubcommands,
          ReplCommand::new,
          SlidesCommand::new,
          NotebookCommand::new);

  private static final int WIDTH = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On an error, print the stack trace too.")
  private boolean debug;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console = Console.ofThisProcess();
    int code = run(console, arguments);
    console.close();
    System.exit(code);
  }

  /**
   * Runs a command line.
   *
   * @return the exit code: 0 good, 1 bad data or model, 2 bad usage, 3 a bug of ours
   */
  public static int run(Console console, String... arguments) {
    Main main = new Main(console);
    try {
      StringWriter help = new StringWriter();
      int code = main.commandLine().setOut(new PrintWriter(help)).execute(normalised(arguments));
      console.out().append(help.getBuffer());
      console.flush();
      return code;
    } catch (IOException e) {
      return main.failed(new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      return main.failed(e);
    }
  }

  /** Turns {@code unfold help train} into {@code unfold train --help}. */
  private static String[] normalised(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    String[] normalised = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    normalised[arguments.length - 1] = "--help";
    return normalised;
  }

  private CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(this);
    COMMANDS.forEach(command -> commandLine.addSubcommand(command.apply(console)));
    commandLine.getSubcommands().values().forEach(Main::styleHelp);
    commandLine.getCommandSpec().usageMessage().synopsisHeading("%nUsage: ").sortOptions(false);
    return commandLine
        .registerConverter(Path.class, new FileName())
        .setColorScheme(Help.defaultColorScheme(colours()))
        .setUsageHelpWidth(WIDTH)
        .setUsageHelpAutoWidth(false)
        .setParameterExceptionHandler((e, a) -> failed(e))
        .setExecutionExceptionHandler((e, c, r) -> failed(e));
  }

  /** Styles the help of a command and of its subcommands: options under headings, in the order of declaration. */
  private static void styleHelp(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.synopsisHeading("%nUsage: ").descriptionHeading("%n").parameterListHeading("%n");
    boolean mixed = !command.getCommandSpec().mixins().isEmpty();
    usage.optionListHeading(mixed ? "%nOther:%n" : "%nOptions:%n");
    usage.sortOptions(false).abbreviateSynopsis(true);
    usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
    usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
    command.getSubcommands().values().forEach(Main::styleHelp);
  }

  private Help.Ansi colours() {
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return console.isSeen() && !dumb ? Help.Ansi.AUTO : Help.Ansi.OFF;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "no command; expected one of " + String.join(", ", spec.subcommands().keySet()));
  }

  private int failed(Throwable e) {
    if (debug) {
      e.printStackTrace(console.err());
    }
    CommandFailure failure = CommandFailure.of(e);
    if (!failure.message().isEmpty()) {
      console.error(failure.message());
    }
    return failure.code();
  }
}
