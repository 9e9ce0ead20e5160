import { stop, type TransformOptions, transform } from 'esbuild';

/**
 * esbuild's `transform`. Its process belongs to the terminal like ours, so that Ctrl-C ends it; it is started anew then.
 *
 * @returns the code. @throws esbuild's TransformFailure for code that it cannot parse.
 */
export async function transformed(code: string, options: TransformOptions): Promise<string> {
  try {
    return (await transform(code, options)).code;
  } catch (error) {
    if (!(error instanceof Error) || !/^The service (is no longer running|was stopped)/.test(error.message))
      throw error;
    await stop();
    return (await transform(code, options)).code;
  }
}
