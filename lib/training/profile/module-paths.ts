import { native } from '../../native.js';
import type { ModuleLike, ModuleWatcher } from '../../torch/module-watch.js';

/**
 * Tells the recording which module of TypeScript runs, under the path that it has below what was called first, which goes by
 * its class: `ResNet.layer1.0.conv1`.
 */
export function modulePaths(): ModuleWatcher {
  const known = new WeakMap<ModuleLike, ReadonlyMap<ModuleLike, string>>();
  let root: { readonly name: string; readonly paths: ReadonlyMap<ModuleLike, string> } | undefined;
  return (module, isOutermost) => {
    if (isOutermost || root === undefined) {
      const paths = known.get(module) ?? pathsBelow(module);
      known.set(module, paths);
      root = { name: module.constructor.name, paths };
    }
    // What is no part of the tree was made on the way.
    const path = root.paths.get(module) ?? module.constructor.name;
    const token = native().enterModule(path === '' ? root.name : `${root.name}.${path}`);
    return () => native().leaveSpan(token);
  };
}

function pathsBelow(root: ModuleLike): ReadonlyMap<ModuleLike, string> {
  return new Map(Array.from(root.namedModules(), ([path, module]) => [module, path]));
}
