import { firstOf } from './signals.js';

/** Whether a training computes at this moment, and whether it is to stand still between two steps. */
export class Pause {
  #hold: { readonly over: Promise<void>; readonly release: () => void; stand: () => void } | undefined;
  #isComputing = false;

  get isHeld(): boolean {
    return this.#hold !== undefined;
  }

  get isComputing(): boolean {
    return this.#isComputing;
  }

  /** From now on it is to stand. @returns a promise that resolves once it does */
  async hold(): Promise<void> {
    if (this.#hold === undefined) {
      let release = (): void => {};
      const over = new Promise<void>((resolve) => {
        release = resolve;
      });
      this.#hold = { over, release, stand: () => {} };
    }
    const hold = this.#hold;
    if (!this.#isComputing) return;
    await new Promise<void>((resolve) => {
      const before = hold.stand;
      hold.stand = () => {
        before();
        resolve();
      };
    });
  }

  /** It may go on; nothing where it was not to stand. */
  release(): void {
    this.#hold?.release();
    this.#hold = undefined;
  }

  /** The training stands: nothing is computed. */
  stand(): void {
    this.#isComputing = false;
    this.#hold?.stand();
  }

  /** The training computes again. */
  compute(): void {
    this.#isComputing = true;
  }

  /** Stands until it may go on, or the signal is aborted. */
  async waitOut(signal: AbortSignal | undefined): Promise<void> {
    while (this.#hold !== undefined && signal?.aborted !== true) {
      this.stand();
      await firstOf(this.#hold.over, signal);
    }
  }
}
