/** `nn.utils.parametrize`: a parameter of a module computed from others, which are learnt in its place. */
import { TsmlError } from '../errors.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { ModuleDict, ModuleList } from './containers.js';
import type { Module } from './module.js';
import { Buffer, Parameter } from './parameter.js';

/** A module that computes a tensor from what is learnt in its place. */
export interface Parametrization extends Module {
  forward(...originals: Tensor[]): Tensor;
  /** What gives this value: the first originals come from it, and those of a value that is assigned. */
  rightInverse?(value: Tensor): Tensor | readonly Tensor[];
}

/** The parametrizations of one tensor, one after another, and what the first is computed from. */
class ParametrizationList extends ModuleList<Parametrization> {
  private readonly originals = new Map<string, Parameter | Buffer>();

  /** @param starts what the first computes the original's value from. */
  constructor(first: Parametrization, original: Parameter | Buffer, starts: Tensor | readonly Tensor[]) {
    super([first]);
    if (starts instanceof Tensor) {
      if (starts !== original) replaceElements(original, starts);
      this.originals.set('original', original);
      return;
    }
    for (const [i, value] of starts.entries()) {
      const { requiresGrad } = original;
      const made =
        original instanceof Parameter
          ? new Parameter(value.detach(), { requiresGrad })
          : new Buffer(value.detach());
      this.originals.set(`original${i}`, made);
    }
  }

  compute(): Tensor {
    const [first, ...others] = this;
    const originals = [...this.originals.values()];
    if (first === undefined) throw new TsmlError('ERR_INTERNAL', 'a list of parametrizations is empty');
    return others.reduce((value, parametrization) => parametrization(value), first(...originals));
  }

  /** Writes what gives this value into the originals. */
  assign(where: string, value: Tensor): void {
    const originals = [...this.originals.values()];
    let given: readonly Tensor[] = [value];
    for (const parametrization of [...this].reverse()) {
      const [single] = given;
      const inverse = single === undefined ? undefined : parametrization.rightInverse?.(single);
      if (inverse === undefined) {
        throw new TsmlError(
          'ERR_MODULE',
          `${where} is computed by ${parametrization.constructor.name}, which has no rightInverse`,
          { remedy: 'Remove the parametrization first, or assign what it is computed from.' },
        );
      }
      given = inverse instanceof Tensor ? [inverse] : inverse;
    }
    torch.noGrad(() => {
      for (const [i, original] of originals.entries()) {
        const source = given[i];
        if (source !== undefined) original.copy_(source);
      }
    });
  }

  /** The one original; undefined where there are several. */
  get original(): Parameter | Buffer | undefined {
    return this.originals.get('original');
  }

  protected override stateFields(): Iterable<readonly [string, unknown]> {
    return [...this.originals, ...super.stateFields()];
  }
}

/**
 * From here on `module[name]` is what the parametrization computes, anew at each access; what it is computed from is learnt
 * as `parametrizations.<name>.original`, or `original0`, `original1`, … A second parametrization takes the first one's result.
 *
 * @param name a field that holds a parameter or a buffer.
 * @returns the module.
 * @throws TsmlError `ERR_MODULE` for another field, `ERR_SHAPE` where the shape or the dtype changes.
 */
export function registerParametrization<T extends Module>(
  module: T,
  name: string,
  parametrization: Parametrization,
): T {
  const where = 'nn.utils.parametrize.registerParametrization';
  const existing = listOf(module, name);
  const current: unknown = Reflect.get(module, name);
  if (existing === undefined && !(current instanceof Parameter || current instanceof Buffer)) {
    throw new TsmlError(
      'ERR_MODULE',
      `${where}: ${module.constructor.name} has no parameter or buffer in a field "${name}"`,
    );
  }
  if (existing !== undefined) {
    requireLike(where, existing.compute(), parametrization(existing.compute()));
    existing.push(parametrization);
  } else if (current instanceof Parameter || current instanceof Buffer) {
    const starts = parametrization.rightInverse?.(current) ?? current;
    requireLike(where, current, parametrization(...(starts instanceof Tensor ? [starts] : starts)));
    install(module, name, new ParametrizationList(parametrization, current, starts));
  }
  return module;
}

/** Whether any tensor of the module is computed; with `name`, whether this one is. */
export function isParametrized(module: Module, name?: string): boolean {
  return name === undefined ? dictOf(module) !== undefined : listOf(module, name) !== undefined;
}

/**
 * Makes a plain parameter (or buffer) of a computed one.
 *
 * @param options with `leaveParametrized: false` it has the original's value, where there is one original; else the computed
 *   one.
 * @returns the module.
 */
export function removeParametrizations<T extends Module>(
  module: T,
  name: string,
  options: { readonly leaveParametrized?: boolean } = {},
): T {
  const where = 'nn.utils.parametrize.removeParametrizations';
  const dict = dictOf(module);
  const list = listOf(module, name);
  if (dict === undefined || list === undefined) {
    throw new TsmlError('ERR_MODULE', `${where}: no parametrization computes "${name}"`);
  }
  const { original } = list;
  const leaves = options.leaveParametrized ?? true;
  if (!leaves && original === undefined) {
    throw new TsmlError('ERR_VALUE', `${where}: "${name}" is computed from several originals`, {
      remedy: 'Leave it parametrized: it keeps the value that it has.',
    });
  }
  const value = torch.noGrad(() => list.compute());
  if (leaves && original !== undefined) replaceElements(original, value);
  const plain = original ?? new Parameter(value.detach());
  dict.delete(name);
  if (dict.size === 0) {
    Reflect.deleteProperty(module, 'parametrizations');
    Object.setPrototypeOf(module, Object.getPrototypeOf(Object.getPrototypeOf(module)));
  } else Reflect.deleteProperty(Object.getPrototypeOf(module), name);
  define(module, name, plain);
  return module;
}

function install(module: Module, name: string, list: ParametrizationList): void {
  const dict = dictOf(module);
  if (dict === undefined) {
    define(module, 'parametrizations', new ModuleDict({ [name]: list }));
    Object.setPrototypeOf(module, parametrizedClass(module).prototype);
  } else dict.set(name, list);
  Reflect.deleteProperty(module, name);
  Object.defineProperty(Object.getPrototypeOf(module), name, {
    get(this: Module) {
      return listOf(this, name)?.compute();
    },
    set(this: Module, value: Tensor) {
      listOf(this, name)?.assign(`${this.constructor.name}.${name}`, value);
    },
    configurable: true,
  });
}

/** A class for this module and its clones, on which its computed fields stand. */
function parametrizedClass(module: Module): { readonly prototype: object } {
  const Known = module.constructor;
  const Parametrized = class {};
  Object.setPrototypeOf(Parametrized, Known);
  Object.setPrototypeOf(Parametrized.prototype, Object.getPrototypeOf(module));
  Object.defineProperty(Parametrized, 'name', { value: `Parametrized${Known.name}` });
  return Parametrized;
}

function define(module: Module, name: string, value: unknown): void {
  Object.defineProperty(module, name, { value, writable: true, enumerable: true, configurable: true });
}

function dictOf(module: Module): ModuleDict | undefined {
  const dict: unknown = Object.getOwnPropertyDescriptor(module, 'parametrizations')?.value;
  return dict instanceof ModuleDict ? dict : undefined;
}

function listOf(module: Module, name: string): ParametrizationList | undefined {
  const dict = dictOf(module);
  const list = dict?.has(name) ? dict.get(name) : undefined;
  return list instanceof ParametrizationList ? list : undefined;
}

function replaceElements(tensor: Tensor, value: Tensor): void {
  torch.noGrad(() => torch.call('aten::set_data', tensor, value.detach()));
}

function requireLike(where: string, { shape, dtype }: Pick<Tensor, 'shape' | 'dtype'>, result: Tensor): void {
  if (String(result.shape) === String(shape) && result.dtype === dtype) return;
  throw new TsmlError(
    'ERR_SHAPE',
    `${where}: expected the parametrization to give ${dtype} [${shape.join(', ')}], received ${result.dtype} [${result.shape.join(', ')}]`,
  );
}
