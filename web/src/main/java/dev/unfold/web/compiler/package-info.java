/** A plugin of TeaVM's compiler, which runs when the library is compiled for the browser and in no program. */
package dev.unfold.web.compiler;
