/**
 * The functions that the page's worker calls, and their answers as JavaScript objects, whose shape {@code engine.d.ts} declares.
 *
 * <p>May depend on {@code web.lab}, the library and TeaVM's interface to JavaScript. {@code LabExports} becomes the engine of
 * the lab, {@code ToolExports} that of the tagger and the checks, which is loaded when it is first needed.
 */
package dev.unfold.web.js;
