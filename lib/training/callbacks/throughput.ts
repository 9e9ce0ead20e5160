import { integer, type OptionsOf, readOptions } from '../../config/option-table.js';
import { TsmlError } from '../../errors.js';
import { cpu } from '../../torch/cpu.js';
import { describeArguments } from '../../torch/errors.js';
import type { TrainingEvent } from '../events.js';
import type { Callback } from './callback.js';
import { type CallbackName, readName } from './settings.js';

/** How fast the last steps were, and what the process holds. */
export interface ThroughputReport {
  readonly epoch: number;
  readonly update: number;
  /** Of the clock on the wall from step to step: waiting for data counts, validations and checkpoints do not. */
  readonly samplesPerSecond: number;
  /** Of the process in memory. */
  readonly residentBytes: number;
  /** That living tensors hold on the CPU. */
  readonly tensorBytes: number;
  /** The most that those held so far. */
  readonly peakTensorBytes: number;
}

export interface ThroughputOptions extends CallbackName {
  /** Steps between two reports, ≥ 1; 50 unless given. */
  readonly everySteps?: number;
}

/** What they are where they are not given, and which values they take. */
export const THROUGHPUT = { everySteps: integer(50, { min: 1 }) };

/** Reports samples per second and memory. */
export class Throughput implements Callback {
  readonly name: string;
  private readonly everySteps: number;
  private steps = 0;
  private samples = 0;
  private seconds = 0;
  /** The end of the step before; undefined where something else came in between. */
  private last: number | undefined;

  constructor(
    private readonly report: (report: ThroughputReport) => void,
    options: ThroughputOptions = {},
  ) {
    if (typeof report !== 'function')
      throw new TsmlError(
        'ERR_ARGUMENT',
        `Throughput: expected a function that is given each report, received ${describeArguments([report])}`,
        { remedy: 'Write new Throughput(({ samplesPerSecond }) => console.log(samplesPerSecond)).' },
      );
    const known = ['name', ...Object.keys(THROUGHPUT)];
    const { name, given } = readName('Throughput', options, known, 'throughput');
    this.name = name;
    this.everySteps = readOptions<OptionsOf<typeof THROUGHPUT>>('Throughput', given, THROUGHPUT).everySteps;
  }

  onEvent(event: TrainingEvent): void {
    if (event.type === 'warning') return;
    if (event.type !== 'step') {
      this.last = undefined;
      return;
    }
    const now = performance.now();
    this.seconds += this.last === undefined ? event.seconds : (now - this.last) / 1000;
    this.last = now;
    this.samples += event.samples;
    if (++this.steps < this.everySteps) return;
    const { allocatedBytes, peakAllocatedBytes } = cpu.memoryStats();
    this.report({
      epoch: event.epoch,
      update: event.update,
      samplesPerSecond: this.samples / this.seconds,
      residentBytes: process.memoryUsage.rss(),
      tensorBytes: allocatedBytes,
      peakTensorBytes: peakAllocatedBytes,
    });
    [this.steps, this.samples, this.seconds] = [0, 0, 0];
  }
}
