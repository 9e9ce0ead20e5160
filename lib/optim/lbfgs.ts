import { integer, number, oneOf, orNull } from '../config/option-table.js';
import { TsmlError } from '../errors.js';
import { runIn } from '../torch/context.js';
import { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import type { GroupInput, ParamsInput } from './groups.js';
import { type Point, strongWolfe } from './line-search.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { badState, listOf, numberOf, type ParameterState, recordOf } from './state-dict.js';

export interface LBFGSOptions {
  /** The length of a step, or the first that the line search tries; ≥ 0; 1 unless given. */
  lr: number;
  /** Iterations in a step(), ≥ 1; 20 unless given. */
  maxIter: number;
  /** Evaluations of the closure in a step(); null, as unless given, is 1.25 times maxIter, rounded down. */
  maxEval: number | null;
  /** It stops where no gradient is larger; 1e-7 unless given. */
  toleranceGrad: number;
  /** It stops where neither the loss nor a parameter changes more; 1e-9 unless given. */
  toleranceChange: number;
  /** How many past steps the curvature is told from, ≥ 1; 100 unless given. */
  historySize: number;
  /** `strong_wolfe`, or null for steps of fixed length. */
  lineSearchFn: 'strong_wolfe' | null;
}

const KIND: OptimizerKind<LBFGSOptions> = {
  name: 'LBFGS',
  options: {
    lr: number(1, { min: 0 }),
    maxIter: integer(20, { min: 1 }),
    maxEval: orNull(integer(25, { min: 1 })),
    toleranceGrad: number(1e-7, { min: 0 }),
    toleranceChange: number(1e-9, { min: 0 }),
    historySize: integer(100, { min: 1 }),
    lineSearchFn: orNull(oneOf('strong_wolfe', ['strong_wolfe'])),
  },
  fixed: {},
};

/** A past step: by how much the gradient changed, and the parameters. */
interface Pair {
  readonly gradientChange: Tensor;
  readonly move: Tensor;
  /** 1 / (gradientChange · move) */
  readonly ro: number;
}

interface Memory {
  evaluations: number;
  iterations: number;
  /** Undefined before the first iteration. */
  last?: Last;
}

interface Last {
  readonly direction: Tensor;
  readonly t: number;
  readonly pairs: readonly Pair[];
  /** What the inverse Hessian is before the pairs correct it, as a multiple of 1. */
  readonly scale: number;
  readonly gradient: Tensor;
  readonly loss: number;
}

/**
 * Limited-memory BFGS (Liu and Nocedal 1989); `torch.optim.LBFGS`. For problems whose whole loss is computed each time:
 * `step()` evaluates its closure many times. All parameters are one group.
 */
export class LBFGS extends Optimizer<LBFGSOptions> {
  private memory: Memory = { evaluations: 0, iterations: 0 };

  constructor(params: ParamsInput<LBFGSOptions>, options: Partial<LBFGSOptions> = {}) {
    const maxIter = typeof options.maxIter === 'number' ? options.maxIter : 20;
    super(KIND, params, { ...options, maxEval: options.maxEval ?? Math.max(1, Math.floor(maxIter * 1.25)) });
    if (this.paramGroups.length > 1) throw this.tooManyGroups();
  }

  /** @throws TsmlError `ERR_PARAMETER`: all parameters are one group. */
  override addParamGroup(_: GroupInput<LBFGSOptions>): never {
    throw this.tooManyGroups();
  }

  /**
   * @param closure clears the gradients, computes the loss, calls its `backward()` and returns it; a number will do.
   * @returns what the closure returned first.
   */
  override step(): never;
  override step<T>(closure: () => T): T;
  override step<T>(closure?: () => T): T {
    if (closure === undefined)
      throw new TsmlError('ERR_ARGUMENT', `${this.where}: step: expected a closure, received none`, {
        remedy: 'step(() => { optimizer.zeroGrad(); const loss = …; loss.backward(); return loss; })',
      });
    const result = torch.enableGrad(closure);
    const loss = this.lossOf(result);
    const again = (): number => torch.scope(() => this.lossOf(torch.enableGrad(closure)));
    torch.noGrad(() => torch.scope(() => this.iterate(loss, again)));
    return result;
  }

  protected override update(): void {
    throw new TsmlError('ERR_INTERNAL', 'LBFGS has a step of its own');
  }

  protected override packState(): Map<number, ParameterState> {
    const { evaluations, iterations, last } = this.memory;
    if (evaluations === 0) return new Map();
    const counted = { func_evals: evaluations, n_iter: iterations };
    if (last === undefined) return new Map([[0, counted]]);
    const { direction, t, pairs, scale, gradient, loss } = last;
    return new Map([
      [
        0,
        {
          ...counted,
          d: direction,
          t,
          old_dirs: pairs.map(({ gradientChange }) => gradientChange),
          old_stps: pairs.map(({ move }) => move),
          ro: pairs.map(({ ro }) => ro),
          H_diag: scale,
          prev_flat_grad: gradient,
          prev_loss: loss,
        },
      ],
    ]);
  }

  protected override unpackState(saved: Readonly<Record<string, unknown>>): () => void {
    const { where } = this;
    const [only] = Object.values(saved);
    if (only === undefined) return () => this.remind({ evaluations: 0, iterations: 0 });
    const state = recordOf(where, 'state[0]', only);
    const evaluations = numberOf(where, 'func_evals', state.func_evals);
    const iterations = numberOf(where, 'n_iter', state.n_iter);
    if (state.d === undefined || state.d === null) return () => this.remind({ evaluations, iterations });
    const flat = (what: string, value: unknown): Tensor => {
      const like = this.flatGradient();
      if (!(value instanceof Tensor) || String(value.shape) !== String(like.shape))
        throw badState(where, `${what}: expected a tensor of ${like.numel()} elements`);
      return runIn({ scope: 0 }, false, () => torch.emptyLike(like).copy_(value));
    };
    const moves = listOf(where, 'old_stps', state.old_stps);
    const ros = listOf(where, 'ro', state.ro);
    const pairs = listOf(where, 'old_dirs', state.old_dirs).map((change, i) => ({
      gradientChange: flat(`old_dirs[${i}]`, change),
      move: flat(`old_stps[${i}]`, moves[i]),
      ro: numberOf(where, `ro[${i}]`, ros[i]),
    }));
    const last: Last = {
      direction: flat('d', state.d),
      t: numberOf(where, 't', state.t),
      pairs,
      scale: numberOf(where, 'H_diag', state.H_diag),
      gradient: flat('prev_flat_grad', state.prev_flat_grad),
      loss: numberOf(where, 'prev_loss', state.prev_loss),
    };
    return () => this.remind({ evaluations, iterations, last });
  }

  private tooManyGroups(): TsmlError {
    return new TsmlError('ERR_PARAMETER', `${this.where}: expected one group of parameters, received more`);
  }

  private remind(memory: Memory): void {
    this.memory = memory;
  }

  private get params(): readonly Tensor[] {
    return this.paramGroups[0]?.params ?? [];
  }

  private iterate(firstLoss: number, evaluate: () => number): void {
    const [options] = this.paramGroups;
    if (options === undefined) return;
    const { lr, maxIter, toleranceGrad, toleranceChange, historySize, lineSearchFn } = options;
    const maxEval = options.maxEval ?? Math.floor(maxIter * 1.25);
    const { memory } = this;
    let loss = firstLoss;
    let evaluations = 1;
    memory.evaluations++;
    let gradient = this.flatGradient();
    if (largest(gradient) <= toleranceGrad) return;
    for (let iteration = 1; iteration <= maxIter; iteration++) {
      memory.iterations++;
      const { last } = memory;
      const { direction, pairs, scale } =
        last === undefined ? steepest(gradient) : nextDirection(gradient, last, historySize);
      let t = last === undefined ? Math.min(1, 1 / numberIn(gradient.abs().sum())) * lr : lr;
      const previousLoss = loss;
      const slope = dot(gradient, direction);
      const start = gradient;
      if (slope > -toleranceChange) {
        this.keep({ direction, t, pairs, scale, gradient: start, loss: previousLoss });
        return;
      }
      let made = 0;
      if (lineSearchFn === 'strong_wolfe') {
        const origin = this.params.map((param) => param.clone());
        const evaluateAt = (length: number): Point => {
          this.move(direction, length);
          const lossThere = evaluate();
          const gradientThere = this.flatGradient();
          this.params.forEach((param, i) => {
            param.copy_(origin[i] ?? param);
          });
          return {
            t: length,
            loss: lossThere,
            gradient: gradientThere,
            slope: dot(gradientThere, direction),
          };
        };
        const from: Point = { t: 0, loss, gradient, slope };
        const found = strongWolfe(evaluateAt, from, t, largest(direction), maxEval - evaluations);
        ({ t, loss, gradient } = found.point);
        made = found.evaluations;
        this.move(direction, t);
      } else {
        this.move(direction, t);
        // A stochastic loss would be another one: no use to know it after the last iteration.
        if (iteration < maxIter) {
          loss = evaluate();
          gradient = this.flatGradient();
          made = 1;
        }
      }
      evaluations += made;
      memory.evaluations += made;
      this.keep({ direction, t, pairs, scale, gradient: start, loss: previousLoss });
      const isDone =
        evaluations >= maxEval ||
        largest(gradient) <= toleranceGrad ||
        largest(direction) * Math.abs(t) <= toleranceChange ||
        Math.abs(loss - previousLoss) < toleranceChange;
      if (isDone) return;
    }
  }

  /** Remembers the last iteration beyond this step's scope. What it remembered before goes when nobody has it. */
  private keep(last: Last): void {
    const outlive = (tensor: Tensor): Tensor => runIn({ scope: 0 }, false, () => tensor.clone());
    const known = new Set(this.memory.last?.pairs);
    this.memory.last = {
      ...last,
      direction: outlive(last.direction),
      gradient: outlive(last.gradient),
      pairs: last.pairs.map((pair) =>
        known.has(pair)
          ? pair
          : { ...pair, gradientChange: outlive(pair.gradientChange), move: outlive(pair.move) },
      ),
    };
  }

  private move(direction: Tensor, t: number): void {
    let offset = 0;
    for (const param of this.params) {
      const real = asReal(param);
      const count = real.numel();
      real.add_(direction.narrow(0, offset, count).view(real.shape), { alpha: t });
      offset += count;
    }
  }

  private flatGradient(): Tensor {
    return torch.cat(
      this.params.map((param) => {
        const grad = param.grad ?? torch.zerosLike(param);
        return asReal(grad.layout === 'strided' ? grad : grad.toDense()).reshape([-1]);
      }),
    );
  }

  private lossOf(result: unknown): number {
    return numberOf(this.where, 'step: what the closure returned', result);
  }
}

/** Complex numbers as pairs of real ones, in the same memory. */
function asReal(x: Tensor): Tensor {
  return x.dtype.startsWith('complex') ? torch.viewAsReal(x) : x;
}

function steepest(gradient: Tensor): { direction: Tensor; pairs: readonly Pair[]; scale: number } {
  return { direction: gradient.neg(), pairs: [], scale: 1 };
}

/** The approximate inverse Hessian times the gradient, by the two loops of Nocedal 1980. */
function nextDirection(gradient: Tensor, last: Last, historySize: number): ReturnType<typeof steepest> {
  const gradientChange = gradient.sub(last.gradient);
  const move = last.direction.mul(last.t);
  const curvature = dot(gradientChange, move);
  let { pairs, scale } = last;
  if (curvature > 1e-10) {
    const kept = pairs.length === historySize ? pairs.slice(1) : pairs;
    pairs = [...kept, { gradientChange, move, ro: 1 / curvature }];
    scale = curvature / dot(gradientChange, gradientChange);
  }
  const rest = gradient.neg();
  const shares = pairs.map(() => 0);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const pair = pairs[i];
    if (pair === undefined) continue;
    const share = dot(pair.move, rest) * pair.ro;
    shares[i] = share;
    rest.add_(pair.gradientChange, { alpha: -share });
  }
  const direction = rest.mul(scale);
  pairs.forEach((pair, i) => {
    const correction = dot(pair.gradientChange, direction) * pair.ro;
    direction.add_(pair.move, { alpha: (shares[i] ?? 0) - correction });
  });
  return { direction, pairs, scale };
}

function dot(a: Tensor, b: Tensor): number {
  return numberIn(a.dot(b));
}

function largest(x: Tensor): number {
  return numberIn(x.abs().max());
}

function numberIn(x: Tensor): number {
  return Number(x.item());
}
