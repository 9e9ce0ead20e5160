import { readFileSync } from 'node:fs';
import { livePids } from './processes.js';

/**
 * Processor time so far, in clock ticks: of the whole machine, its capacity included, and of this process with all it
 * started.
 *
 * @typedef {{ capacity: number, busy: number, own: number }} CpuTimes
 */

/** @returns {CpuTimes | undefined} undefined where the system does not tell (it is Linux that has /proc) */
export function readCpuTimes() {
  if (process.platform !== 'linux') return undefined;
  // user nice system idle iowait irq softirq steal; the guests' time after those is part of user and nice.
  const fields = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .trim()
    .split(/\s+/)
    .slice(1, 9)
    .map(Number);
  const capacity = fields.reduce((sum, ticks) => sum + ticks, 0);
  const own = ['self', ...livePids()].reduce((sum, pid) => sum + processTicks(pid), 0);
  return { capacity, busy: capacity - fields[3] - fields[4], own };
}

/**
 * The share of the machine's cores that other processes, the kernel and other virtual machines used, 0 to 1.
 *
 * @param {CpuTimes | undefined} before
 * @param {CpuTimes | undefined} after
 * @returns {number | undefined}
 */
export function otherLoad(before, after) {
  if (before === undefined || after === undefined) return undefined;
  const others = after.busy - before.busy - (after.own - before.own);
  return Math.max(0, others) / (after.capacity - before.capacity);
}

/**
 * Of a process and the children that it has waited for.
 *
 * @param {number | string} pid
 */
function processTicks(pid) {
  let text;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It ended just now; its time is among our waited-for children.
    return 0;
  }
  // The name, in parentheses, may hold spaces. After it: state is field 3, utime 14, stime 15, cutime 16, cstime 17.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}
