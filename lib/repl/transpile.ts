/**
 * What a line of the REPL becomes before V8 sees it.
 *
 * `typescript` takes the types away and lowers `using`, which Node 20 cannot parse. esbuild is smaller and quicker, but runs
 * a script when it is installed; sucrase, amaro and swc's stripper cannot lower `using`. It takes half a second to load,
 * which it does behind the first prompt. acorn then finds the declarations at the top level, which become bindings of the
 * session, so that a later line may declare them anew.
 */
import { type ImportDeclaration, type Node, type Pattern, type Program, parse, type Statement } from 'acorn';
import ts from 'typescript';
import { TsmlError } from '../errors.js';
import { transformed } from '../typescript/transform.js';
import { RUNTIME, RUNTIME_KEY } from './contract.js';

/** `using` stays: it must still be seen at the top level, and be lowered only below it. */
const STRIP = ts.ScriptTarget.ESNext;
const LOWER = ts.ScriptTarget.ES2022;

/**
 * A script that hands a function to `RUNTIME`, which calls it: `(runtime) => { value } | undefined`, asynchronous where
 * the code awaits at the top level.
 *
 * @param name of the code in messages
 * @throws as `transformed`
 */
export function transpile(code: string, name: string): string {
  const stripped = strip(code, name);
  const wrapped = wrap(stripped, name);
  const script = /\busing\b/.test(stripped) ? transformed(wrapped, name, LOWER) : wrapped;
  return `(() => {'use strict';\n${script}\n})()`;
}

function strip(code: string, name: string): string {
  // As everywhere in JavaScript `{` begins a block; at a prompt one means the object.
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    try {
      return transformed(`(${code}\n)`, name, STRIP);
    } catch (error) {
      if (!(error instanceof TsmlError)) throw error;
    }
  }
  return transformed(code, name, STRIP);
}

function wrap(code: string, name: string): string {
  let program: Program;
  try {
    program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', preserveParens: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TsmlError('ERR_SYNTAX', `${name}: ${error.message.replace(/ \(\d+:\d+\)$/, '')}`);
  }
  return new Rewriter(code).script(program);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class Rewriter {
  /** Deep inside the statements: `import(…)` and `import.meta`, in the order of the text. */
  private readonly edits: Edit[] = [];
  private awaits = false;
  /** Run first: imports, then functions, then names that may be read before they are bound. */
  private readonly hoisted: string[] = [];

  constructor(private readonly code: string) {}

  script(program: Program): string {
    this.look(program, false);
    this.edits.sort((a, b) => a.start - b.start);
    const last = program.body.at(-1);
    const lines = program.body.map((statement) => this.statement(statement, statement === last));
    const body = [...this.hoisted, ...lines].join('\n');
    return `globalThis[Symbol.for('${RUNTIME_KEY}')].run(${this.awaits ? 'async ' : ''}(${RUNTIME}) => {\n${body}\n});`;
  }

  private look(node: Node, inFunction: boolean): void {
    if (node.type === 'ImportExpression')
      this.edits.push({ start: node.start, end: node.start + 6, text: `${RUNTIME}.importModule` });
    if (node.type === 'MetaProperty' && this.code.startsWith('import', node.start))
      this.edits.push({ start: node.start, end: node.end, text: `${RUNTIME}.meta` });
    const waits =
      node.type === 'AwaitExpression' ||
      ('await' in node && node.await === true) ||
      ('kind' in node && node.kind === 'await using');
    if (waits && !inFunction) this.awaits = true;
    const isFunction = /Function/.test(node.type);
    for (const child of childrenOf(node)) this.look(child, inFunction || isFunction);
  }

  private text(start: number, end: number): string {
    let text = '';
    let at = start;
    for (const edit of this.edits) {
      if (edit.start < start || edit.end > end) continue;
      text += this.code.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return text + this.code.slice(at, end);
  }

  private statement(node: Program['body'][number], isLast: boolean): string {
    switch (node.type) {
      case 'ImportDeclaration':
        this.awaits = true;
        this.hoisted.unshift(this.importOf(node));
        return '';
      case 'ExportNamedDeclaration':
        return node.declaration ? this.statement(node.declaration, false) : '';
      case 'ExportAllDeclaration':
        return '';
      case 'ExportDefaultDeclaration': {
        const { declaration } = node;
        if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
          if (declaration.id) return this.named(declaration, declaration.id.name, declaration.id);
        }
        return `(${this.text(declaration.start, declaration.end)});`;
      }
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return this.named(node, node.id.name, node.id);
      case 'VariableDeclaration':
        return this.variables(node);
      case 'ExpressionStatement': {
        const expression = this.text(node.expression.start, node.expression.end);
        return isLast ? `return { value: ${expression} };` : `${expression};`;
      }
      default:
        return this.text(node.start, node.end);
    }
  }

  private importOf({ source, specifiers }: ImportDeclaration): string {
    const names = specifiers.map((specifier) => {
      if (specifier.type === 'ImportDefaultSpecifier') return [specifier.local.name, 'default'];
      if (specifier.type === 'ImportNamespaceSpecifier') return [specifier.local.name, '*'];
      const { imported } = specifier;
      return [specifier.local.name, imported.type === 'Identifier' ? imported.name : String(imported.value)];
    });
    return `await ${RUNTIME}.importNames(${JSON.stringify(source.value)}, ${JSON.stringify(names)});`;
  }

  /** A function is bound before the rest runs, as JavaScript does; and without its own name, to call what is bound later. */
  private named(node: Node, name: string, id: Node): string {
    if (node.type === 'ClassDeclaration')
      return `${RUNTIME}.bind('let', { ${name}: ${this.text(node.start, node.end)} });`;
    const nameless = this.text(node.start, id.start) + this.text(id.end, node.end);
    this.hoisted.push(`${RUNTIME}.bind('let', { ${name}: ${nameless} });`);
    return '';
  }

  private variables(node: Extract<Statement, { type: 'VariableDeclaration' }>): string {
    const kind = JSON.stringify(node.kind);
    const bindings = node.declarations.map(({ id, init }) => {
      const value = init ? this.text(init.start, init.end) : 'undefined';
      if (id.type === 'Identifier') {
        if (node.kind === 'var') this.hoisted.push(`${RUNTIME}.declare('${id.name}');`);
        if (node.kind === 'var' && !init) return 'undefined';
        // As a property the function or class in it gets its name.
        return `${RUNTIME}.bind(${kind}, { ${id.name}: ${value} })`;
      }
      const names = namesIn(id).join(', ');
      const pattern = this.text(id.start, id.end);
      return `${RUNTIME}.bind(${kind}, (($value) => { const ${pattern} = $value; return { ${names} }; })(${value}))`;
    });
    // One after the other: `await using` may be among them.
    return `${bindings.join(', ')};`;
  }
}

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield child;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      );
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
