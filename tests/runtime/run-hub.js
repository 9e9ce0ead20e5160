// Fetches a file of a repository in a process of its own: `node run-hub.js owner/name FILE`. Prints one JSON line: its path,
// or the error's code and message, and what was noted.
import { parseRepository } from '../../dist/runtime/hub/remote.js';
import { HubRepository } from '../../dist/runtime/hub/repository.js';

const [repository = '', file = ''] = process.argv.slice(2);
const notes = [];
const report = { note: (text) => notes.push(text), progress: (_, done) => console.error(done) };
try {
  const path = await new HubRepository(parseRepository(repository), { report }).file(file);
  console.log(JSON.stringify({ path, notes }));
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message, notes }));
  process.exitCode = 1;
}
