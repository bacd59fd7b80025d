import { parseArgs } from 'node:util';
import { lateness } from './figures/lateness.ts';
import { buildPrograms } from './support/build.ts';
import { availableProviders } from './support/databases.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
await buildPrograms();
for (const row of await lateness.measure({
  quick: values.quick,
  providers: process.env.P ? ['sqlite'] : await availableProviders(),
}))
  console.log(row);
