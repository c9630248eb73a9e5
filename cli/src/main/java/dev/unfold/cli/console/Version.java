package dev.unfold.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The versions of Unfold, as its jar's manifest gives it, and of Java. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"unfold " + unfold(), "Java " + System.getProperty("java.version")};
  }

  /** Unfold's version. */
  public static String unfold() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
