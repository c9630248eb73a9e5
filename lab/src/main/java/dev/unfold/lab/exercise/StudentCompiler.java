package dev.unfold.lab.exercise;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles source text to classes in memory with the JDK's compiler. It keeps the class path open, which makes the
 * second compilation much faster than the first.
 */
public final class StudentCompiler {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none", "-g");

  private final JavaCompiler javac;
  private final StandardJavaFileManager files;

  private StudentCompiler(JavaCompiler javac) {
    this.javac = javac;
    this.files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  }

  /** The compiler of this Java; empty for a JRE, which has no compiler. */
  public static Optional<StudentCompiler> find() {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(StudentCompiler::new);
  }

  /**
   * A source to compile.
   *
   * @param type the fully qualified name of its class
   * @param text the Java source
   */
  public record Source(String type, String text) {}

  /**
   * The result of a compilation.
   *
   * @param classes loads the classes of the sources that compile
   * @param refused the errors of the others, by class name
   */
  public record Compiled(ClassLoader classes, Map<String, List<CompilerError>> refused) {}

  /** Compiles sources together; an error in one does not keep the others from being compiled. */
  public Compiled compile(List<Source> sources) {
    Map<String, List<CompilerError>> refused = new TreeMap<>();
    List<Source> left = new ArrayList<>(sources);
    Memory memory = new Memory(files);
    while (!left.isEmpty()) {
      DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
      List<Text> texts = left.stream().map(Text::new).toList();
      if (javac.getTask(null, memory, said, OPTIONS, null, texts).call()) {
        break;
      }
      memory.classes.clear();
      said.getDiagnostics().stream()
          .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
          .forEach(
              one -> {
                Source source = one.getSource() instanceof Text text ? text.source : left.get(0);
                refused
                    .computeIfAbsent(source.type, type -> new ArrayList<>())
                    .add(problem(one, source.text.lines().toList()));
              });
      left.removeIf(source -> refused.containsKey(source.type));
    }
    return new Compiled(new Loader(memory.classes), refused);
  }

  private static CompilerError problem(Diagnostic<?> said, List<String> lines) {
    int line = (int) Math.max(0, said.getLineNumber());
    return new CompilerError(
        line,
        (int) Math.max(0, said.getColumnNumber()),
        said.getMessage(Locale.ROOT),
        line >= 1 && line <= lines.size() ? lines.get(line - 1) : "");
  }

  /** A source in memory, whose file may have any name. */
  private static final class Text extends SimpleJavaFileObject {
    private final Source source;

    Text(Source source) {
      super(URI.create("text:///" + source.type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }

  /** Keeps the compiled classes in memory. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
      URI name = URI.create("class:///" + type.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(name, kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(type, bytes);
          return bytes;
        }
      };
    }
  }

  /** Looks in our own class path first: a student's class has no package, so no class of ours has its name. */
  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    Loader(Map<String, ByteArrayOutputStream> classes) {
      super(StudentCompiler.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
  }
}
