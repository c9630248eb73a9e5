package dev.unfold.web.compiler;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** A plugin of TeaVM's compiler that lets the library's events of the flight recorder extend {@link NoEvent}. */
public final class FlightRecorder implements TeaVMPlugin {
  private static final String EVENT = "jdk.jfr.Event";

  @Override
  public void install(TeaVMHost host) {
    host.add(
        (type, context) -> {
          if (EVENT.equals(type.getParent())) {
            replaceParent(type);
          }
        });
  }

  private static void replaceParent(ClassHolder type) {
    type.setParent(NoEvent.class.getName());
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() == null) {
        continue;
      }
      for (BasicBlock block : method.getProgram().getBasicBlocks()) {
        for (Instruction instruction : block) {
          if (instruction instanceof InvokeInstruction invoke
              && invoke.getMethod().getClassName().equals(EVENT)) {
            invoke.setMethod(
                new MethodReference(NoEvent.class.getName(), invoke.getMethod().getDescriptor()));
          }
        }
      }
    }
  }
}
