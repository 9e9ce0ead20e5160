/** How often modules were changed in what is no tensor: by this it is known whether one must be looked through again. */
let changes = 0;

/** @internal Says that some module has another field, child, mode or hook. */
export function noteChange(): void {
  changes++;
}

/** @internal The same number as before where no module was changed meanwhile. */
export function changeCount(): number {
  return changes;
}
