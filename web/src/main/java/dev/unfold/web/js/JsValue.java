package dev.unfold.web.js;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int32Array;

/** A JavaScript object that is filled field by field. */
final class JsValue {
  private final JSObject object = JSObjects.create();

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void set(JSObject object, String name, JSObject value);

  @JSBody(script = "return null;")
  private static native JSObject nothing();

  JsValue put(String name, JSObject value) {
    set(object, name, value);
    return this;
  }

  JsValue put(String name, String value) {
    return put(name, JSString.valueOf(value));
  }

  JsValue put(String name, double value) {
    return put(name, JSNumber.valueOf(value));
  }

  JsValue put(String name, boolean value) {
    return put(name, JSBoolean.valueOf(value));
  }

  JsValue put(String name, double[] values) {
    return put(name, Float64Array.copyFromJavaArray(values));
  }

  JsValue put(String name, int[] values) {
    return put(name, Int32Array.copyFromJavaArray(values));
  }

  JsValue put(String name, List<String> values) {
    return put(name, values, JSString::valueOf);
  }

  <T> JsValue put(String name, List<T> values, Function<T, JSObject> each) {
    return put(name, array(values, each));
  }

  JsValue put(String name, OptionalDouble value) {
    return value.isPresent() ? put(name, value.getAsDouble()) : putNothing(name);
  }

  JsValue putNothing(String name) {
    return put(name, nothing());
  }

  JSObject js() {
    return object;
  }

  /** A JavaScript array. */
  static <T> JSArray<JSObject> array(List<T> values, Function<T, JSObject> each) {
    JSArray<JSObject> array = new JSArray<>();
    values.forEach(value -> array.push(each.apply(value)));
    return array;
  }
}
