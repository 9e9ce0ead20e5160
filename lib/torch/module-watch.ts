/** Who is told of the forward passes of modules that are written in TypeScript: a profile, while it is recorded. */

/** Called when a module begins; what it gives is called at its end, however it ends. `isOutermost`: no other calls it. */
export type ModuleWatcher = (module: ModuleLike, isOutermost: boolean) => () => void;

/** As much of an `nn.Module` as a watcher wants. */
export interface ModuleLike {
  namedModules(): ReadonlyMap<string, ModuleLike>;
}

/** Undefined, nearly always: nobody. */
export let moduleWatcher: ModuleWatcher | undefined;

export function watchModules(watcher: ModuleWatcher | undefined): void {
  moduleWatcher = watcher;
}
