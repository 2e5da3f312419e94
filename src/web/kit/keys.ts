/**
 * A handler of keys that leaves alone those which an input method takes: letters while it composes
 * (isComposing), and the Enter that ends it, which Safari sends afterwards, without isComposing but still as
 * key 229. Every onkeydown goes through it (keys.test.ts).
 */
export const unlessComposing =
  <E extends KeyboardEvent>(act: (event: E) => unknown) =>
  (event: E): void => {
    if (!event.isComposing && event.keyCode !== 229) act(event)
  }
