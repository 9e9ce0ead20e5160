/** Operators, their schemas and the tensors that go through them, as the addon takes and gives them. */
/** What kind of JavaScript value an operator's argument or result is. */
export type Kind =
  | 'tensor'
  | 'scalar'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'string'
  | 'dtype'
  | 'layout'
  | 'device'
  | 'memoryFormat'
  | 'generator'
  | 'none';

export interface ArgumentSchema {
  readonly name: string;
  /** libtorch's words, e.g. `int[1]?`. */
  readonly type: string;
  readonly kind: Kind;
  readonly list: boolean;
  readonly optional: boolean;
  /** `int[2]`: a single number stands for all; −1 where it does not. */
  readonly size: number;
  readonly keywordOnly: boolean;
  /** The operator writes to it. */
  readonly written: boolean;
  readonly hasDefault: boolean;
}

export interface ReturnSchema {
  readonly name: string;
  readonly kind: Kind;
  readonly list: boolean;
  /** The argument that it is (in-place and `out` forms), or −1. */
  readonly argument: number;
}

/** One overload of an operator, as libtorch's dispatcher knows it. */
export interface OverloadSchema {
  readonly index: number;
  readonly name: string;
  readonly overload: string;
  readonly arguments: readonly ArgumentSchema[];
  readonly returns: readonly ReturnSchema[];
  /** Why JavaScript cannot call it; empty where it can. */
  readonly unreachable: string;
  readonly schema: string;
}

/** Whether operators are recorded for `backward()`; in inference mode they cannot be later either. */
export type GradMode = 'enabled' | 'disabled' | 'inference';

/** What a function written in TypeScript gives to the addon. */
export interface FunctionOutputs {
  readonly outputs: readonly Handle[];
  readonly saved: readonly Handle[];
  readonly dirty: readonly Handle[];
  readonly nonDifferentiable: readonly Handle[];
  readonly materializeGrads: boolean;
}

/** A tensor's number in its environment's table. */
export type Handle = number;
