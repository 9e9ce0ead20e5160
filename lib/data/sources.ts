import type { Config } from '../config/schema.js';
import type { ImageDataset } from './dataset.js';
import { loadDigits } from './digits.js';

/** The data sets that a config can name. */
export const DATA_SOURCES: Readonly<Record<Config['data']['source'], () => Promise<ImageDataset>>> = {
  digits: () => loadDigits(),
};
