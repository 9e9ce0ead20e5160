/** Takes a hook off again: by `remove()`, or at the end of its block by `using`. */
export interface RemovableHandle {
  remove(): void;
  [Symbol.dispose](): void;
}

/** @param remove is called once, however often the handle is. */
export function removable(remove: () => void): RemovableHandle {
  let isRemoved = false;
  const once = (): void => {
    if (!isRemoved) remove();
    isRemoved = true;
  };
  return { remove: once, [Symbol.dispose]: once };
}
