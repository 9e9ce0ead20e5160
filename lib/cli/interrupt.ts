import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What the command was asked to end by. */
let received: (typeof SIGNALS)[number] = 'SIGINT';

/** Of a command that was interrupted, as shells and schedulers know it: 130 by Ctrl-C, 143 by SIGTERM. */
export function interruptedCode(): number {
  return 128 + constants.signals[received];
}

/** Turns Ctrl-C and a request to end into an aborted signal. A second one ends the process at once. */
export function abortOnSignals(onFirst: () => void): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const listeners = SIGNALS.map((name) => {
    const stop = (): void => {
      received = name;
      if (controller.signal.aborted) process.exit(interruptedCode());
      controller.abort();
      onFirst();
    };
    process.on(name, stop);
    return { name, stop };
  });
  return {
    signal: controller.signal,
    release() {
      for (const { name, stop } of listeners) process.off(name, stop);
    },
  };
}
