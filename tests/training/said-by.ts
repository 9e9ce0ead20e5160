import { TsmlError } from '../../lib/errors.js';

/** What a refusal says, and what to do. */
export async function saidBy(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (error instanceof TsmlError) return `${error.message} → ${error.remedy}`;
    throw error;
  }
  return 'nothing';
}
