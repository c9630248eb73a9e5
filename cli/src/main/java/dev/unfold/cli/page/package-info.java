/**
 * {@code unfold lab}: serves the lab's page, which computes in the browser, on this machine alone.
 *
 * <p>{@link dev.unfold.cli.page.LabCommand} starts a {@code PageServer} on the loopback interface and opens the browser. The page
 * is the folder that the module {@code web} builds; the launcher has it built before the first start. Nothing is uploaded and
 * nothing is stored: the server only reads files of that folder.
 *
 * <p>Uses {@code console} and {@code option}, and the JDK's HTTP server.
 */
package dev.unfold.cli.page;
