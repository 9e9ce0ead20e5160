// Runs set-up in a process of its own, as the command line does: `node run-setup.js '{"from":"…"}'`. Prints one JSON
// line: the result, or the error's code, message and remedy.
import { setupLibtorch } from '../../dist/runtime/setup.js';

const notes = [];
const report = { note: (text) => notes.push(text), progress() {} };
try {
  const { action, libtorch } = await setupLibtorch({ ...JSON.parse(process.argv[2] ?? '{}'), report });
  console.log(JSON.stringify({ action, libtorch, notes }));
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message, remedy: error.remedy, notes }));
  process.exitCode = 1;
}
