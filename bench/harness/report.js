import pc from 'picocolors';
import { median } from './statistics.js';

const COLUMNS = ['row', 'unit', 'subject', 'baseline', 'median', '95% interval', 'bar', 'others', 'verdict'];
const COLOURS = { holds: pc.green, fails: pc.red, void: pc.yellow, 'no bar': pc.dim };

/**
 * The rows of one bench as a table, with what there is to say of each below it.
 *
 * @param {string} description
 * @param {readonly (Awaited<ReturnType<import('./measure.js').measure>> & { remark?: string })[]} rows
 */
export function table(description, rows) {
  const [first] = rows;
  const header = COLUMNS.map((column) => first.sides[column] ?? column);
  const cells = rows.map((row) => [
    row.name,
    row.unit,
    spread(row.pairs.map(({ subject }) => subject)),
    spread(row.pairs.map(({ baseline }) => baseline)),
    number(row.median) + sign(row),
    `${number(row.interval.low)} to ${number(row.interval.high)}`,
    bar(row),
    row.load === undefined ? '?' : `${(row.load * 100).toFixed(1)}%`,
    row.verdict,
  ]);
  const widths = header.map((_, i) => Math.max(...[header, ...cells].map((line) => line[i].length)));
  const line = (texts) => `  ${texts.map((text, i) => text.padEnd(widths[i])).join('   ')}`.trimEnd();
  return [
    pc.bold(description),
    pc.dim(line(header)),
    ...rows.flatMap((row, i) => {
      const text = line(cells[i]);
      const start = text.length - row.verdict.length;
      return [
        text.slice(0, start) + COLOURS[row.verdict](row.verdict),
        ...notes(row).map((note) => pc.dim(`    ${note}`)),
      ];
    }),
  ].join('\n');
}

function notes({ name, verdict, reason, remark, limits = [] }) {
  const judged = reason === undefined ? [] : [`${name}: ${verdict}, because ${reason}`];
  if (remark !== undefined) judged.push(`${name}: ${remark}`);
  const limited = limits.map(({ what, value, most, unit }) => {
    const share = (value / most).toFixed(3);
    return `${name}: ${what}: ${number(value)} ${unit} of at most ${number(most)} (${share})`;
  });
  return [...judged, ...limited];
}

/** The median, the smallest and the largest. */
function spread(values) {
  return `${number(median(values))} (${number(Math.min(...values))} … ${number(Math.max(...values))})`;
}

function bar({ comparison, bar }) {
  if (bar === undefined) return '–';
  return comparison === 'ratio' ? `≥ ${bar}×` : `< ${bar}`;
}

function sign({ comparison }) {
  return comparison === 'ratio' ? '×' : '';
}

/** Three digits that count. */
export function number(value) {
  const magnitude = Math.abs(value);
  return value.toFixed(magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2);
}
