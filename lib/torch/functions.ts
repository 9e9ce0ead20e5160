/** Functions of Python's `torch` that PyTorch writes over operators, or whose arguments differ from the operator's. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { describeArguments } from './errors.js';
import type { TorchOperators } from './operators.generated.js';
import { callUnchecked } from './operators.js';
import { Tensor } from './tensor.js';

export interface UniqueOptions {
  /** Default: true. */
  readonly sorted?: boolean;
  /** Where in the result each element of the input is. Default: false. */
  readonly returnInverse?: boolean;
  /** How often each comes. Default: false. */
  readonly returnCounts?: boolean;
  /** The slices along this dimension are compared, not the elements. */
  readonly dim?: number | null;
}

export interface LowRankOptions {
  /** An estimate of the rank, at most the smaller side; somewhat more than it is better. Default: 6, or the side. */
  readonly q?: number;
  /** How many steps of subspace iteration. Default: 2. */
  readonly niter?: number;
}

/** The functions over the operators given. */
export function functionsOver(operators: TorchOperators) {
  return {
    /** The distinct elements of `x`, as `torch.unique`; with the options' flags also the inverse and the counts. */
    unique,

    /** The places of a raveled index in an array of this shape: one int64 tensor per dimension. */
    unravelIndex(indices: Tensor, shape: readonly number[]): Tensor[] {
      if (!(indices instanceof Tensor) || !/int/.test(indices.dtype)) {
        throw new TsmlError(
          'ERR_ARGUMENT',
          `torch.unravelIndex: expected a tensor of integers, received ${describeArguments([indices])}`,
        );
      }
      let step = 1;
      const steps = shape.toReversed().map((size) => {
        const before = step;
        step *= size;
        return before;
      });
      const places = indices.to('int64');
      return shape.map((size, i) => places.floorDivide(steps[shape.length - 1 - i] ?? 1).remainder(size));
    },

    /** The product of a sparse matrix and a dense one: `torch.mm` by its old name. */
    spmm: (sparse: Tensor, dense: Tensor): Tensor => sparse.mm(dense),
    dsmm: (dense: Tensor, sparse: Tensor): Tensor => dense.mm(sparse),
    hsmm: (sparse: Tensor, dense: Tensor): Tensor => operators.hspmm(sparse, dense),
    /** `torch.sspaddmm` by its old name: the result is sparse. */
    saddmm: operators.sspaddmm,

    /**
     * The q largest singular triplets of `a`, [..., m, n], nearly: `[u, s, v]` with a ≈ u·diag(s)·vᴴ, by random projection
     * (Halko et al., 2009, algorithm 5.1). The projection draws from the default generator.
     */
    svdLowrank(a: Tensor, options: LowRankOptions & { m?: Tensor | null } = {}): [Tensor, Tensor, Tensor] {
      checkOptions('torch.svdLowrank', options, ['q', 'niter', 'm']);
      return lowRank(operators, a, options.m ?? null, options.q ?? 6, options.niter ?? 2);
    },

    /** `svdLowrank` of `a` with the mean of each column taken away: the principal components are the columns of v. */
    pcaLowrank(a: Tensor, options: LowRankOptions & { center?: boolean } = {}): [Tensor, Tensor, Tensor] {
      checkOptions('torch.pcaLowrank', options, ['q', 'niter', 'center']);
      const [m = 0, n = 0] = a.shape.slice(-2);
      const q = options.q ?? Math.min(6, m, n);
      if (!(q >= 0 && q <= Math.min(m, n))) {
        throw new TsmlError(
          'ERR_VALUE',
          `torch.pcaLowrank: expected q from 0 to ${Math.min(m, n)}, the smaller side, received ${q}`,
        );
      }
      const centred = options.center === false ? a : a.sub(a.mean(-2, true));
      return lowRank(operators, centred, null, q, options.niter ?? 2);
    },
  };
}

/** A basis of the space that `a` maps most into: [..., m, q], its columns orthonormal. */
function basis(operators: TorchOperators, a: Tensor, q: number, niter: number): Tensor {
  const isComplex = a.dtype.startsWith('complex');
  const columns = [...a.shape.slice(-1), q];
  const drawn = operators.randn(columns, { dtype: a.dtype, device: a.device });
  const adjoint = isComplex ? a.mH() : a.mT();
  let [found] = operators.linalgQr(a.matmul(drawn));
  for (let i = 0; i < niter; i++) {
    [found] = operators.linalgQr(adjoint.matmul(found));
    [found] = operators.linalgQr(a.matmul(found));
  }
  return found;
}

function lowRank(
  operators: TorchOperators,
  whole: Tensor,
  mean: Tensor | null,
  q: number,
  niter: number,
): [Tensor, Tensor, Tensor] {
  let a = mean === null ? whole : whole.sub(mean);
  const [m = 0, n = 0] = a.shape.slice(-2);
  const isWide = m < n;
  if (isWide) a = a.mH();
  const found = basis(operators, a, q, niter);
  const [u, s, vh] = operators.linalgSvd(found.mH().matmul(a), false);
  const [left, right] = [found.matmul(u), vh.mH()];
  return isWide ? [right, s, left] : [left, s, right];
}

export function unique(
  x: Tensor,
  options?: UniqueOptions & { readonly returnInverse?: false; readonly returnCounts?: false },
): Tensor;
export function unique(x: Tensor, options: UniqueOptions): Tensor | Tensor[];
export function unique(x: Tensor, options: UniqueOptions = {}): Tensor | Tensor[] {
  checkOptions('torch.unique', options, ['sorted', 'returnInverse', 'returnCounts', 'dim']);
  const { sorted = true, returnInverse = false, returnCounts = false, dim = null } = options;
  const found: unknown =
    dim === null
      ? // Its underscore makes it an internal, but it checks its arguments.
        callUnchecked('aten::_unique2', x, sorted, returnInverse, returnCounts)
      : x.uniqueDim(dim, sorted, returnInverse, returnCounts);
  if (!areTensors(found)) throw new TsmlError('ERR_INTERNAL', 'aten::_unique2 gave something else');
  const [values, inverse, counts] = found;
  if (!returnInverse && !returnCounts) return values;
  return [values, ...(returnInverse ? [inverse] : []), ...(returnCounts ? [counts] : [])];
}

function areTensors(value: unknown): value is [Tensor, Tensor, Tensor] {
  return Array.isArray(value) && value.length === 3 && value.every((item) => item instanceof Tensor);
}
