/**
 * Diagrams of the lab's networks, for the guide.
 *
 * <p>{@link dev.unfold.lab.diagram.NetworkDiagram} is the list of them. Each is a {@link
 * dev.unfold.lab.diagram.Sketch}:
 * nodes, arrows and notes at given places, with formulas as their names.
 *
 * <p>Letters as in the equations of the layers: x, e, h, c, s at step t; gates f, i, g, o, z, r, n. Depends on {@code
 * draw} alone.
 */
@NullMarked
package dev.unfold.lab.diagram;

import org.jspecify.annotations.NullMarked;
