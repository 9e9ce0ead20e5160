import ts from 'typescript';
import { TsmlError } from '../errors.js';

/** More lines are to come: a bracket or a template is still open. */
export class IncompleteInput extends TsmlError {
  constructor() {
    super('ERR_SYNTAX', 'the code ends too early', { remedy: 'Close what is still open.' });
  }
}

const UNTERMINATED_STRING = 1002;
const UNTERMINATED_COMMENT = 1010;
const UNTERMINATED_TEMPLATE = 1160;

/**
 * Takes the types away, and lowers what is newer than `target`.
 *
 * @param name of the code in messages; its ending says whether there is JSX in it
 * @throws IncompleteInput where more may follow, else TsmlError `ERR_SYNTAX` with the line and a mark under the place.
 */
export function transformed(code: string, name: string, target: ts.ScriptTarget): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(code, {
    fileName: /\.[mc]?tsx?$/.test(name) ? name : `${name}.ts`,
    reportDiagnostics: true,
    compilerOptions: {
      target,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      jsx: ts.JsxEmit.React,
    },
  });
  const [problem] = diagnostics;
  // As a statement it would be the result of code that has none.
  if (problem === undefined) return outputText.replace(/^"use strict";\n/, '');
  const message = ts.flattenDiagnosticMessageText(problem.messageText, '\n');
  const start = problem.start ?? 0;
  if (isOpen(code, problem.code, start)) throw new IncompleteInput();
  const before = code.slice(0, start).split('\n');
  const lineText = code.split('\n')[before.length - 1] ?? '';
  const mark = `${' '.repeat(before.at(-1)?.length ?? 0)}^`;
  throw new TsmlError('ERR_SYNTAX', `${message} (${name}, line ${before.length})\n  ${lineText}\n  ${mark}`);
}

/** Whether what is wrong is that the code ends; a template and a comment go on in the next line, a string does not. */
function isOpen(code: string, problem: number, start: number): boolean {
  if (problem === UNTERMINATED_COMMENT || problem === UNTERMINATED_TEMPLATE) return true;
  return problem !== UNTERMINATED_STRING && start >= code.trimEnd().length;
}
