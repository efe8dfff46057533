// npm run release -w @assay/worker [-- --into FOLDER]: builds the worker, and prints one line {"entry",
// "nodeOptions"}: the script that Node runs, and how.
import { parseArgs } from 'node:util';

import { buildInto, buildRelease } from './build-release.ts';
import { NODE_OPTIONS } from './node-options.ts';

const { values } = parseArgs({ options: { into: { type: 'string' } } });
const entry = values.into === undefined ? await buildRelease() : await buildInto(values.into);
console.log(JSON.stringify({ entry, nodeOptions: NODE_OPTIONS }));
