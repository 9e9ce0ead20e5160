import { TsmlError } from '../errors.js';
import type { Dtype } from './dtype.js';
import { type Complex, isComplex } from './numbers.js';

/** How tensors are printed; the fields of `torch.set_printoptions`. */
export interface PrintOptions {
  /** Digits after the decimal point; a whole number from 0. */
  readonly precision: number;
  /** A tensor of more elements than this is summarised; `Infinity` prints every element. */
  readonly threshold: number;
  /** Elements shown at each end of a summarised dimension; a whole number from 0. */
  readonly edgeItems: number;
  /** Characters of a line, past which elements and suffixes wrap; a line holds at least one element. */
  readonly lineWidth: number;
  /** Scientific notation always or never; undefined decides by the elements. */
  readonly sciMode: boolean | undefined;
}

/** PyTorch's defaults. */
export const defaultPrintOptions: PrintOptions = {
  precision: 4,
  threshold: 1000,
  edgeItems: 3,
  lineWidth: 80,
  sciMode: undefined,
};

/** What the printer must know of a tensor. */
export interface Printable {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** `cpu`, `cuda:0`, `meta`, … */
  readonly device: string;
  readonly requiresGrad: boolean;
  /** The name of the operator that recorded the tensor, such as `AddBackward0`; undefined for a leaf. */
  readonly gradFn: string | undefined;
  /**
   * The elements that `summarizedIndices` keeps, row-major: booleans for bool, complex numbers for complex dtypes,
   * numbers for floats, numbers or bigints for integers. The elements of a `meta` tensor are not read.
   */
  readonly values: readonly (number | bigint | boolean | Complex)[];
}

const PREFIX = 'tensor(';

/**
 * The indices that are shown of each dimension; undefined where all are.
 *
 * Of a tensor with more than `threshold` elements, each dimension longer than `2 · edgeItems` shows its first and last
 * `edgeItems` indices.
 */
export function summarizedIndices(
  shape: readonly number[],
  options: PrintOptions = defaultPrintOptions,
): (readonly number[] | undefined)[] {
  const { edgeItems } = options;
  const summarized = isSummarized(shape, options);
  return shape.map((size) => {
    if (!summarized || size <= 2 * edgeItems) return undefined;
    return Array.from({ length: 2 * edgeItems }, (_, i) => (i < edgeItems ? i : size - 2 * edgeItems + i));
  });
}

/**
 * PyTorch's text for a tensor, character for character, where float32 is the default dtype and the CPU the default
 * device. Source: torch/_tensor_str.py of PyTorch 2.13.
 *
 * @throws TsmlError `ERR_ARGUMENT` when the values are not as many, or not of the kind, that shape and dtype ask for.
 */
export function formatTensor(tensor: Printable, options: PrintOptions = defaultPrintOptions): string {
  return appendSuffixes(PREFIX + contents(tensor, options), suffixes(tensor, options), options.lineWidth);
}

/** What PyTorch shows of a sparse tensor. */
export interface PrintableSparse extends Omit<Printable, 'values'> {
  readonly layout: string;
  /** Elements that are kept. */
  readonly nnz: number;
  /** By the names that Python gives them: `indices` and `values`, or `crow_indices`, `col_indices` and `values`. */
  readonly parts: readonly (readonly [name: string, part: Printable])[];
}

/** PyTorch's text for a sparse tensor. Source: torch/_tensor_str.py of PyTorch 2.13. */
export function formatSparse(tensor: PrintableSparse, options: PrintOptions = defaultPrintOptions): string {
  const { dtype, shape, device, nnz, layout, parts } = tensor;
  const texts = parts.map(([name, part]) => {
    const prefix = `${name}=tensor(`;
    const size = elementCount(part.shape) === 0 ? `, size=${pythonTuple(part.shape)}` : '';
    return `${prefix}${contents(part, options, PREFIX.length + prefix.length)}${size})`;
  });
  const list = device === 'cpu' ? [] : [`device='${device}'`];
  list.push(`size=${pythonTuple(shape)}`, `nnz=${nnz}`);
  if (!['float32', 'int64', 'bool', 'complex64'].includes(dtype)) list.push(`dtype=torch.${dtype}`);
  list.push(`layout=torch.${layout}`, ...graphSuffix(tensor));
  const text = PREFIX + texts.join(`,\n${' '.repeat(PREFIX.length)}`);
  return appendSuffixes(text, list, options.lineWidth, layout === 'sparse_coo');
}

/** @param indent columns before it in its line */
function contents(tensor: Printable, options: PrintOptions, indent = PREFIX.length): string {
  if (tensor.device === 'meta') return '...';
  if (elementCount(tensor.shape) === 0) return '[]';
  const kept = summarizedIndices(tensor.shape, options);
  const shownShape = tensor.shape.map((size, dim) => kept[dim]?.length ?? size);
  if (tensor.values.length !== elementCount(shownShape)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `formatTensor: expected ${elementCount(shownShape)} values ([${shownShape.join(', ')}] of the shape ` +
        `[${tensor.shape.join(', ')}]) but received ${tensor.values.length}`,
      { remedy: 'Pass the elements that summarizedIndices keeps under the same options.' },
    );
  }
  const { texts, width } = elementColumn(tensor, options);
  const style = { width, summarized: isSummarized(tensor.shape, options), options };
  return nested(texts, tensor.shape, indent, style);
}

function suffixes(tensor: Printable, options: PrintOptions): string[] {
  const { dtype, shape, device } = tensor;
  const empty = elementCount(shape) === 0;
  const meta = device === 'meta';
  // Elements tell int64, bool and complex64 apart from float32; without elements only float32 goes without saying.
  const isImplied =
    dtype === 'float32' ||
    (!empty && !meta && (dtype === 'int64' || dtype === 'bool' || dtype === 'complex64'));
  const list: string[] = [];
  if (device !== 'cpu') list.push(`device='${device}'`);
  if (meta || (empty ? shape.length !== 1 : options.edgeItems === 0)) list.push(`size=${pythonTuple(shape)}`);
  if (!isImplied) list.push(`dtype=torch.${dtype}`);
  list.push(...graphSuffix(tensor));
  return list;
}

function graphSuffix({ gradFn, requiresGrad }: Pick<Printable, 'gradFn' | 'requiresGrad'>): string[] {
  if (gradFn !== undefined) return [`grad_fn=<${gradFn}>`];
  return requiresGrad ? ['requires_grad=True'] : [];
}

function appendSuffixes(
  text: string,
  list: readonly string[],
  lineWidth: number,
  isOnNewLine = false,
): string {
  let result = text;
  // PyTorch starts this count one too high, and two on the first line; wrapping depends on it.
  let column = text.length - text.lastIndexOf('\n') + 1;
  for (const [i, suffix] of list.entries()) {
    if ((isOnNewLine && i === 0) || column + suffix.length + 2 > lineWidth) {
      result += `,\n${' '.repeat(PREFIX.length)}${suffix}`;
      column = PREFIX.length + suffix.length;
    } else {
      result += `, ${suffix}`;
      column += suffix.length + 2;
    }
  }
  return `${result})`;
}

function isSummarized(shape: readonly number[], options: PrintOptions): boolean {
  return elementCount(shape) > options.threshold;
}

function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function pythonTuple(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

interface Style {
  /** Characters that an element takes. */
  readonly width: number;
  readonly summarized: boolean;
  readonly options: PrintOptions;
}

/** The texts of the shown elements in the brackets of `shape`; `indent` is the column of the first bracket. */
function nested(texts: readonly string[], shape: readonly number[], indent: number, style: Style): string {
  const [size, ...inner] = shape;
  if (size === undefined) return texts.join('');
  const { edgeItems, lineWidth } = style.options;
  const elided = style.summarized && size > 2 * edgeItems;
  if (elided && edgeItems === 0) return '[...]';
  const newline = '\n'.repeat(Math.max(1, inner.length)) + ' '.repeat(indent + 1);

  if (inner.length === 0) {
    const row = elided ? texts.toSpliced(edgeItems, 0, ' ...') : texts;
    const perLine = Math.max(1, Math.floor((lineWidth - indent) / (style.width + ', '.length)));
    return `[${chunks(row, perLine)
      .map((line) => line.join(', '))
      .join(`,${newline}`)}]`;
  }
  const count = elided ? 2 * edgeItems : size;
  const parts = chunks(texts, texts.length / count).map((part) => nested(part, inner, indent + 1, style));
  if (elided) parts.splice(edgeItems, 0, '...');
  return `[${parts.join(`,${newline}`)}]`;
}

function chunks<T>(items: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, i) =>
    items.slice(i * length, (i + 1) * length),
  );
}

/** Elements as texts of one width. */
interface Column {
  readonly texts: readonly string[];
  /** The width that lines are filled by. Infinities, NaN and zeros may be wider: PyTorch does not measure them. */
  readonly width: number;
}

function elementColumn({ dtype, values }: Printable, options: PrintOptions): Column {
  switch (dtype) {
    case 'float16':
    case 'bfloat16':
    case 'float32':
    case 'float64':
      return floatColumn(
        values.map((value) => (typeof value === 'number' ? value : refuse(value, dtype))),
        options,
      );
    case 'complex64':
    case 'complex128':
      return complexColumn(
        values.map((value) => (isComplex(value) ? value : refuse(value, dtype))),
        options,
      );
    case 'bool':
      return aligned(
        values.map((value) => (value === true ? 'True' : value === false ? 'False' : refuse(value, dtype))),
      );
    default:
      return aligned(
        values.map((value) =>
          typeof value === 'bigint' || Number.isInteger(value) ? String(value) : refuse(value, dtype),
        ),
      );
  }
}

function refuse(value: unknown, dtype: Dtype): never {
  const received = typeof value === 'object' ? 'a complex number' : `the ${typeof value} ${value}`;
  throw new TsmlError('ERR_ARGUMENT', `formatTensor: expected ${dtype} elements but received ${received}`);
}

function aligned(texts: readonly string[]): Column {
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 1);
  return { texts: texts.map((text) => text.padStart(width)), width };
}

/** Real and imaginary parts are each a column of floats with a notation of its own. */
function complexColumn(values: readonly Complex[], options: PrintOptions): Column {
  const real = floatColumn(
    values.map(({ re }) => re),
    options,
  );
  const imaginary = floatColumn(
    values.map(({ im }) => im),
    options,
  );
  const imaginaryTexts = imaginary.texts.map((text) => {
    const unpadded = text.trimStart();
    return `${unpadded.startsWith('-') ? '' : '+'}${unpadded}j`;
  });
  return {
    texts: real.texts.map((text, i) => `${text}${imaginaryTexts[i]}`),
    width: real.width + imaginary.width + 'j'.length,
  };
}

function floatColumn(values: readonly number[], options: PrintOptions): Column {
  const format = floatFormat(values.filter(isMeasured), options);
  const texts = values.map(format);
  const width = values.reduce(
    (widest, value, i) => (isMeasured(value) ? Math.max(widest, texts[i]?.length ?? 0) : widest),
    1,
  );
  return { texts: texts.map((text) => text.padStart(width)), width };
}

/** Notation and width follow these elements alone. */
function isMeasured(value: number): boolean {
  return Number.isFinite(value) && value !== 0;
}

function floatFormat(measured: readonly number[], options: PrintOptions): (value: number) => string {
  const { precision, sciMode } = options;
  const smallest = measured.reduce(
    (least, value) => Math.min(least, Math.abs(value)),
    Number.POSITIVE_INFINITY,
  );
  const largest = measured.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (measured.length > 0 && (sciMode ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4))) {
    return (value) => scientific(value, precision);
  }
  if (measured.every(Number.isInteger)) {
    return (value) => fixedPoint(value, 0) + (Number.isFinite(value) ? '.' : '');
  }
  return (value) => fixedPoint(value, precision);
}

// Number.prototype.toFixed and toExponential round ties up and end at 100 digits and at 1e21; C and Python round the
// exact value half to even, at any length. So digits are made here, in integers.

/** C's `%.{precision}f`. */
function fixedPoint(value: number, precision: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  return sign(value) + withPoint(roundScaled(value, precision), precision);
}

/** C's `%.{precision}e`. */
function scientific(value: number, precision: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  // JavaScript's exponent, with a digit rounded, is the right one or one more. Starting below it, an exponent too small
  // shows as a digit too many, and so does a rounding up to the next power of ten.
  let exponent = value === 0 ? 0 : Number(value.toExponential(0).split('e')[1]) - 1;
  let digits = roundScaled(value, precision - exponent);
  while (digits >= 10n ** BigInt(precision + 1)) {
    exponent += 1;
    digits = roundScaled(value, precision - exponent);
  }
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${sign(value)}${withPoint(digits, precision)}e${exponent < 0 ? '-' : '+'}${power}`;
}

function notFinite(value: number): string {
  return Number.isNaN(value) ? 'nan' : `${sign(value)}inf`;
}

function sign(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : '';
}

/** `12345` with three decimals: `12.345`. */
function withPoint(digits: bigint, decimals: number): string {
  const text = digits.toString().padStart(decimals + 1, '0');
  const whole = text.length - decimals;
  return decimals === 0 ? text : `${text.slice(0, whole)}.${text.slice(whole)}`;
}

/** The whole number nearest to |value| · 10^decimals, of two the even one; `decimals` may be negative. */
function roundScaled(value: number, decimals: number): bigint {
  const { significand, exponent } = decompose(Math.abs(value));
  const numerator = significand * power(2n, exponent) * power(10n, decimals);
  const denominator = power(2n, -exponent) * power(10n, -decimals);
  const quotient = numerator / denominator;
  const twiceRemainder = 2n * (numerator % denominator);
  const roundsUp = twiceRemainder > denominator || (twiceRemainder === denominator && quotient % 2n === 1n);
  return roundsUp ? quotient + 1n : quotient;
}

function power(base: bigint, exponent: number): bigint {
  return exponent > 0 ? base ** BigInt(exponent) : 1n;
}

/** A finite float64 from 0 as `significand · 2^exponent`, exactly. */
function decompose(magnitude: number): { significand: bigint; exponent: number } {
  const bits = new BigUint64Array(Float64Array.of(magnitude).buffer)[0] ?? 0n;
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const biased = Number(bits >> 52n);
  return biased === 0
    ? { significand: fraction, exponent: -1074 }
    : { significand: fraction | 0x10_0000_0000_0000n, exponent: biased - 1075 };
}
