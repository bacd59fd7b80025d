import { parseArgs } from 'node:util';
import { systemClock } from '../src/clock.ts';
import { acknowledgement } from './figures/acknowledgement.ts';
import { capture } from './figures/capture.ts';
import { choice } from './figures/choice.ts';
import { ideas } from './figures/ideas.ts';
import { importing } from './figures/import.ts';
import { lateness } from './figures/lateness.ts';
import { memory } from './figures/memory.ts';
import { mornings } from './figures/mornings.ts';
import { rotation } from './figures/rotation.ts';
import { search } from './figures/search.ts';
import { start } from './figures/start.ts';
import { sweep } from './figures/sweep.ts';
import { workingTime } from './figures/working-time.ts';
import { buildPrograms } from './support/build.ts';
import { availableProviders } from './support/databases.ts';
import type { Figure } from './support/figure.ts';
import { machineFacts } from './support/machine.ts';
import { writeReport } from './support/report.ts';
import { type Measured, table } from './support/table.ts';

const FIGURES: readonly Figure[] = [
  acknowledgement,
  capture,
  sweep,
  mornings,
  choice,
  start,
  memory,
  lateness,
  search,
  workingTime,
  rotation,
  ideas,
  importing,
];

const USAGE = `npm run bench -- [--only name]… [--quick] [--write]
  --only   one of ${FIGURES.map(({ name }) => name).join(', ')}; may be given several times
  --quick  smaller amounts, for a look in passing
  --write  keeps the table in docs/figures.md`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = values.only.filter((name) => !FIGURES.some((figure) => figure.name === name));

if (values.help || unknown.length > 0) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  await run(FIGURES.filter(({ name }) => values.only.length === 0 || values.only.includes(name)));
}

async function run(figures: readonly Figure[]): Promise<void> {
  const startedAt = systemClock.now();
  const machine = machineFacts();
  const providers = await availableProviders();
  if (figures.some(({ needsBuild }) => needsBuild)) await buildPrograms();
  const measured: Measured[] = [];
  for (const figure of figures) {
    process.stderr.write(`${figure.title} …\n`);
    measured.push({ figure, rows: await figure.measure({ quick: values.quick, providers }) });
  }
  const minutes = (systemClock.now().getTime() - startedAt.getTime()) / 60_000;
  const amounts = values.quick ? 'quick amounts' : 'full amounts';
  const about = [
    machine,
    `${startedAt.toISOString().slice(0, 16)} UTC, ${amounts}, ${minutes.toFixed(1)} minutes in all`,
  ];
  console.log([...about, '', table(measured)].join('\n'));
  if (values.write) writeReport(measured, about);
}
