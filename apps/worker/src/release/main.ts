// npm run release -w @assay/worker [-- --into FOLDER]: builds the worker, and prints one line {"entry"} with the script
// that Node runs.
import { parseArgs } from 'node:util';

import { buildInto, buildRelease } from './build-release.ts';

const { values } = parseArgs({ options: { into: { type: 'string' } } });
const entry = values.into === undefined ? await buildRelease() : await buildInto(values.into);
console.log(JSON.stringify({ entry }));
