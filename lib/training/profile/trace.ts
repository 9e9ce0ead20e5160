/**
 * A recording in the Trace Event format (Google's "Trace Event Format", the JSON object form): complete events `X` with
 * times in microseconds, counters `C`, and names of processes and threads `M`.
 */
import { writeFileAtomic } from '../../io/atomic.js';
import type { NativeRecording } from '../../native/profile.js';
import { native } from '../../native.js';

/** By the numbers of native/core/profile/recorder.h. */
const KINDS = ['phase', 'module', 'operator', 'gradient'] as const;

/** The tracks of one thread. On each, events lie in each other or side by side. */
const TRACKS = ['phases', 'modules', 'operators'] as const;

/** As a detail: there is none. */
const NONE = -1;

const CHUNK = 1 << 18;

/** Which has the old contents or the new at any moment. @throws the system's error */
export async function writeTrace(path: string, recording: NativeRecording): Promise<void> {
  await writeFileAtomic(path, inChunks(traceLines(recording)));
}

function* inChunks(lines: Iterable<string>): Iterable<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function* traceLines(recording: NativeRecording): Iterable<string> {
  const { droppedEvents } = recording;
  const about = { ...native().versions(), droppedEvents };
  yield `{"displayTimeUnit":"ms","otherData":${JSON.stringify(about)},"traceEvents":[\n`;
  let separator = '';
  for (const event of traceEvents(recording)) {
    yield `${separator}${event}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function* traceEvents(recording: NativeRecording): Iterable<string> {
  const { pid } = process;
  yield JSON.stringify({ ph: 'M', pid, name: 'process_name', args: { name: 'tsml' } });
  for (const [thread, threadName] of recording.threadNames.entries()) {
    for (const [track, title] of TRACKS.entries()) {
      const tid = trackNumber(thread, track);
      const name = `${title} of thread ${thread + 1}${threadName === '' ? '' : ` (${threadName})`}`;
      yield JSON.stringify({ ph: 'M', pid, tid, name: 'thread_name', args: { name } });
      yield JSON.stringify({ ph: 'M', pid, tid, name: 'thread_sort_index', args: { sort_index: tid } });
    }
  }
  yield* spans(recording);
  for (const [i, time] of recording.sampleTimes.entries()) {
    const bytes = recording.sampleBytes[i] ?? 0;
    yield `{"ph":"C","pid":${pid},"ts":${time.toFixed(3)},"name":"bytes of tensors","args":{"bytes":${bytes}}}`;
  }
}

function* spans({ events, names, shapes }: NativeRecording): Iterable<string> {
  const quotedNames = names.map((name) => JSON.stringify(name));
  const quotedShapes = shapes.map((text) => JSON.stringify(text));
  for (const [i, kindNumber] of events.kinds.entries()) {
    const kind = KINDS[kindNumber] ?? 'operator';
    const thread = events.threads[i] ?? 0;
    const name = quotedNames[events.names[i] ?? 0] ?? '""';
    const detail = events.details[i] ?? NONE;
    const timing = `"ts":${events.starts[i]?.toFixed(3)},"dur":${events.durations[i]?.toFixed(3)}`;
    const event = (track: number, title: string, ...args: (string | undefined)[]): string =>
      `{"ph":"X","pid":${process.pid},"tid":${trackNumber(thread, track)},${timing},"cat":"${kind}","name":${title},"args":{${args.filter(Boolean).join()}}}`;
    const bytes = events.peaks[i] ?? 0;
    const peak = bytes > 0 ? `"peak bytes above its start":${bytes}` : '';
    const known = detail === NONE ? '' : (kind === 'operator' ? quotedShapes : quotedNames)[detail];
    switch (kind) {
      case 'phase':
        yield event(0, name, peak);
        break;
      case 'module':
        yield event(1, name, peak);
        break;
      case 'operator':
        yield event(2, name, known && `"shapes":${known}`, peak);
        break;
      case 'gradient':
        if (known) yield event(1, known, `"backward":${name}`);
        yield event(2, name, known && `"module":${known}`, peak);
    }
  }
}

function trackNumber(thread: number, track: number): number {
  return (thread + 1) * 10 + track;
}
