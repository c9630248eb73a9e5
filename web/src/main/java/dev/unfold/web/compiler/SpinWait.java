package dev.unfold.web.compiler;

import org.teavm.model.AccessLevel;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * A plugin of TeaVM's compiler that adds {@code Thread.onSpinWait()} to its {@code Thread}, as a method that does nothing: the
 * library's helper threads call it, which never run in the browser.
 */
public final class SpinWait implements TeaVMPlugin {
  @Override
  public void install(TeaVMHost host) {
    host.add(
        (type, context) -> {
          if (type.getName().equals(Thread.class.getName())) {
            type.addMethod(onSpinWait());
          }
        });
  }

  private static MethodHolder onSpinWait() {
    MethodHolder method = new MethodHolder("onSpinWait", ValueType.VOID);
    method.setLevel(AccessLevel.PUBLIC);
    method.getModifiers().add(ElementModifier.STATIC);
    Program program = new Program();
    program.createVariable();
    program.createBasicBlock().add(new ExitInstruction());
    method.setProgram(program);
    return method;
  }
}
