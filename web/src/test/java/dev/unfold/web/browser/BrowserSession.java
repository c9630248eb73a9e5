package dev.unfold.web.browser;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all tests of a run: opened when it is first wanted, closed after the last test. */
final class BrowserSession implements AutoCloseable {
  private Optional<Page> page = Optional.empty();

  /** The page, or the end of the test: skipped where there is no browser or the site is not built. */
  synchronized Page page() throws IOException {
    if (page.isEmpty()) {
      page = Optional.of(Page.open());
    }
    return page.get();
  }

  @Override
  public void close() {
    page.ifPresent(Page::close);
  }

  /** Gives the session to tests that ask for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == BrowserSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(BrowserSession.class))
          .computeIfAbsent(
              BrowserSession.class, type -> new BrowserSession(), BrowserSession.class);
    }
  }
}
