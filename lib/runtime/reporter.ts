/** How long work tells a person what it does. */
export interface Reporter {
  note(text: string): void;
  /** Bytes done and bytes in all, of the step that `label` names. */
  progress(label: string, done: number, total: number): void;
}
