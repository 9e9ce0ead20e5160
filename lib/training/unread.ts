/** Trainings of whose events nobody has asked for the first: they did nothing, which nobody else would tell. */
let unread = 0;

process.on('beforeExit', () => {
  if (unread === 0) return;
  process.emitWarning(
    'Trainer.fit: its events were never asked for, so nothing was trained: write for await (const event of trainer.fit(train)) { … }',
    'TsmlWarning',
  );
  unread = 0;
});

/** A training may begin. @returns to be called where it does; if it never is, a warning says so at the end of the process */
export function expectReader(): () => void {
  unread++;
  return () => {
    unread--;
  };
}
