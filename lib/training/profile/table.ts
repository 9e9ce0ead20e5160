import { formatBytes } from '../../io/bytes.js';
import type { Profile } from './profile.js';

interface Column<Row> {
  readonly title: string;
  /** Numbers are aligned right. */
  readonly isText?: boolean;
  cell(row: Row): string;
}

/** The phases, and those of the operators and modules that took longest themselves, at most so many of each. */
export function profileTable(profile: Profile, most: number): string {
  const { milliseconds, phases, operators, modules, peakBytes, droppedEvents } = profile;
  const share = (ms: number): string => `${((100 * ms) / milliseconds).toFixed(1)}%`;
  const parts = [
    `${milliseconds.toFixed(1)} ms in all; tensors held ${formatBytes(peakBytes)} at most`,
    table(phases, most, [
      { title: 'phase', isText: true, cell: ({ name }) => name },
      { title: 'calls', cell: ({ calls }) => String(calls) },
      { title: 'total ms', cell: ({ totalMs }) => totalMs.toFixed(2) },
      { title: 'self ms', cell: ({ selfMs }) => selfMs.toFixed(2) },
      { title: 'self', cell: ({ selfMs }) => share(selfMs) },
      { title: 'a call ms', cell: ({ totalMs, calls }) => (totalMs / calls).toFixed(3) },
      { title: 'peak', cell: (phase) => formatBytes(phase.peakBytes) },
    ]),
    table(operators, most, [
      { title: 'operator', isText: true, cell: ({ name }) => name },
      { title: 'calls', cell: ({ calls }) => String(calls) },
      { title: 'total ms', cell: ({ totalMs }) => totalMs.toFixed(2) },
      { title: 'self ms', cell: ({ selfMs }) => selfMs.toFixed(2) },
      { title: 'self', cell: ({ selfMs }) => share(selfMs) },
      { title: 'a call ms', cell: ({ totalMs, calls }) => (totalMs / calls).toFixed(3) },
      { title: 'allocated', cell: ({ allocatedBytes }) => formatBytes(allocatedBytes) },
    ]),
    table(slowest(modules, most), modules.length, [
      { title: 'module', isText: true, cell: ({ path }) => path },
      { title: 'calls', cell: ({ calls }) => String(calls) },
      { title: 'forward ms', cell: ({ forwardMs }) => forwardMs.toFixed(2) },
      { title: 'backward ms', cell: ({ backwardMs }) => backwardMs.toFixed(2) },
      { title: 'self', cell: (row) => share(row.forwardSelfMs + row.backwardSelfMs) },
      { title: 'kept', cell: ({ keptBytes }) => formatBytes(keptBytes) },
      { title: 'peak', cell: (module) => formatBytes(module.peakBytes) },
    ]),
    modules.length > most ? `… of ${modules.length} modules those that took longest themselves` : '',
    droppedEvents > 0 ? `The trace has no room for ${droppedEvents} events: raise mostEvents.` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** In the order that they have. */
function slowest(modules: Profile['modules'], most: number): Profile['modules'] {
  const own = (module: Profile['modules'][number]): number => module.forwardSelfMs + module.backwardSelfMs;
  const chosen = new Set([...modules].sort((a, b) => own(b) - own(a)).slice(0, most));
  return modules.filter((module) => chosen.has(module));
}

function table<Row>(rows: readonly Row[], most: number, columns: readonly Column<Row>[]): string {
  if (rows.length === 0) return '';
  const lines = [
    columns.map(({ title }) => title),
    ...rows.slice(0, most).map((row) => columns.map(({ cell }) => cell(row))),
  ];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, i) => (columns[i]?.isText ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  if (rows.length > most) text.push(`… ${rows.length - most} more`);
  return text.join('\n');
}
