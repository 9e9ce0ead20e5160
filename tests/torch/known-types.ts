// What the compiler says of expressions, for known.test.ts.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Of a tensor: the dtypes and ranks that it may have; undefined where nothing is known. */
export interface StaticTensor {
  readonly text: string;
  readonly dtypes: ReadonlySet<string>;
  readonly ranks: ReadonlySet<number> | undefined;
}

export type StaticValue = StaticTensor | readonly StaticValue[] | undefined;

/** Beside the tests, so that the snippets import as they do. It is never written. */
const FILE = fileURLToPath(new URL('snippet.ts', import.meta.url));

function programOf(source: string): ts.Program {
  const configFile = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
  const config = ts.getParsedCommandLineOfConfigFile(
    configFile,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (config === undefined) throw new Error('tests/tsconfig.json cannot be read');
  const options = { ...config.options, noUnusedLocals: false, declaration: false };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === FILE || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === FILE ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  return ts.createProgram([FILE], options, host);
}

/** The compiler's complaints, each with its line. */
export function errorsIn(source: string): { line: number; text: string }[] {
  const program = programOf(source);
  return program.getSemanticDiagnostics(program.getSourceFile(FILE)).map(({ messageText, start }) => ({
    line: source.slice(0, start).split('\n').length,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

/** The types of expressions after a prelude. Expressions that do not compile are an error. */
export function typesOf(prelude: string, expressions: readonly string[]): StaticValue[] {
  // Functions, since the compiler looks back through all statements before one for what changed a variable.
  const lines = expressions.map((expression, i) => `function e${i}() { return ${expression}; }`);
  const program = programOf(`${prelude}\n${lines.join('\n')}\nexport {};\n`);
  const file = program.getSourceFile(FILE);
  if (file === undefined) throw new Error('the snippet was not compiled');
  const [wrong] = program.getSemanticDiagnostics(file);
  if (wrong !== undefined) {
    const at = file.text.slice(wrong.start, (wrong.start ?? 0) + (wrong.length ?? 0));
    throw new Error(`${at}: ${ts.flattenDiagnosticMessageText(wrong.messageText, '\n')}`);
  }
  const checker = program.getTypeChecker();
  const types = new Map<string, StaticValue>();
  for (const statement of file.statements.filter(ts.isFunctionDeclaration)) {
    const signature = checker.getSignatureFromDeclaration(statement);
    if (signature !== undefined)
      types.set(statement.name?.text ?? '', describe(checker, signature.getReturnType()));
  }
  return expressions.map((_, i) => types.get(`e${i}`));
}

function describe(checker: ts.TypeChecker, type: ts.Type): StaticValue {
  if (checker.isTupleType(type)) return argumentsOf(checker, type).map((item) => describe(checker, item));
  if (checker.isArrayType(type)) {
    const [item] = argumentsOf(checker, type);
    return item === undefined ? undefined : [describe(checker, item)];
  }
  if (type.isUnion())
    return united(
      checker.typeToString(type),
      type.types.map((item) => describe(checker, item)),
    );
  if (type.symbol?.name !== 'Tensor') return undefined;
  const [dtype, rank] = argumentsOf(checker, type);
  if (dtype === undefined || rank === undefined) return undefined;
  const ranks = membersOf(rank).map((member) => (member.isNumberLiteral() ? member.value : undefined));
  return {
    text: checker.typeToString(type),
    dtypes: new Set(membersOf(dtype).flatMap((member) => (member.isStringLiteral() ? [member.value] : []))),
    ranks: ranks.includes(undefined) ? undefined : new Set(ranks.flatMap((value) => value ?? [])),
  };
}

/** What holds of each. */
function united(text: string, types: readonly StaticValue[]): StaticValue {
  const tensors = types.filter(isTensor);
  if (tensors.length < types.length) return undefined;
  const ranks = tensors.map((tensor) => tensor.ranks);
  return {
    text,
    dtypes: new Set(tensors.flatMap((tensor) => [...tensor.dtypes])),
    ranks: ranks.includes(undefined) ? undefined : new Set(ranks.flatMap((known) => [...(known ?? [])])),
  };
}

/** Whether it is of one tensor. */
export function isTensor(type: StaticValue): type is StaticTensor {
  return type !== undefined && 'dtypes' in type;
}

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

function argumentsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  return isReference(type) ? checker.getTypeArguments(type) : [];
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type;
}
