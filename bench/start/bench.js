import { ProcessError, timeProcess } from '../harness/processes.js';
import { PYTHON } from '../harness/reference.js';

const TSML = [
  process.execPath,
  '--input-type=module',
  '-e',
  `import { torch } from 'tsml'; console.log(torch.add(torch.tensor([1, 2]), torch.tensor([3, 4])).toString())`,
];
const PYTORCH = [
  PYTHON,
  '-c',
  'import torch; print(torch.add(torch.tensor([1., 2.]), torch.tensor([3., 4.])))',
];

/** @param {'firstOutput' | 'exit'} until */
function side(name, commandLine, until) {
  return {
    name,
    sample: async () => {
      const { output, ...seconds } = await timeProcess(commandLine);
      if (output !== 'tensor([4., 6.])')
        throw new ProcessError(`expected tensor([4., 6.]), ${name} printed ${output}`);
      return seconds[until] * 1000;
    },
  };
}

/** @param {'firstOutput' | 'exit'} until */
const sides = (until) => async () => ({
  subject: side('tsml', TSML, until),
  baseline: side('PyTorch', PYTORCH, until),
});

/** @type {import('../harness/measure.js').Bench} */
export default {
  description: 'a new process imports the library, adds two tensors and prints the sum',
  reference: true,
  rows: [
    { name: 'first result', unit: 'ms', comparison: 'ratio', bar: 3, pairs: 20, open: sides('firstOutput') },
    { name: 'whole process', unit: 'ms', comparison: 'ratio', open: sides('exit') },
  ],
};
