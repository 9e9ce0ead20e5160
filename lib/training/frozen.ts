/** What of a model is frozen, as a checkpoint keeps it. */
import * as nn from '../nn/nn.js';
import type { RunState } from './run-state.js';

type Frozen = Pick<RunState, 'frozen' | 'frozenModules'>;

export function frozenIn(model: nn.Module): Frozen {
  return {
    frozen: [...model.namedParameters()]
      .filter(([, { requiresGrad }]) => !requiresGrad)
      .map(([name]) => name),
    frozenModules: [...model.namedModules()]
      .filter(([, module]) => nn.isFrozen(module))
      .map(([path]) => path),
  };
}

/** Whatever the model has frozen by itself: a run goes on with what it had. */
export function freezeAsIn({ frozen, frozenModules }: Frozen, model: nn.Module): void {
  const parameters = new Set(frozen);
  for (const [name, parameter] of model.namedParameters()) parameter.requiresGrad = !parameters.has(name);
  if (frozenModules === null) return;
  const modules = new Set(frozenModules);
  for (const [path, module] of model.namedModules()) nn.setFrozen(module, modules.has(path));
}
