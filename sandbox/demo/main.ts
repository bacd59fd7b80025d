import { parseArgs } from 'node:util';
import { OperatorError } from '../../src/errors.ts';
import { createLogger } from '../../src/logger.ts';
import { showPage } from './page.ts';
import { playTour } from './tour.ts';

const { values } = parseArgs({
  options: {
    tour: { type: 'boolean', default: false },
    port: { type: 'string', default: '4321' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const HELP = `npm run demo                 a small Slack in your browser, with the whole bot beside it
npm run demo -- --tour       a meeting week, played in this terminal
npm run demo -- --port 8080  another port for the page (0: any free one)`;

const logger = createLogger({ level: 'warn', pretty: process.stdout.isTTY === true, destination: process.stderr });

try {
  if (values.help) console.log(HELP);
  else if (values.tour) await playTour(logger, (line) => console.log(line));
  else await stayUntilStopped();
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}

async function stayUntilStopped(): Promise<void> {
  const page = await showPage(logger, Number(values.port));
  console.log(`\nA small Slack with Empty Chair in it: ${page.url}`);
  console.log('You act as any of six people there, and move the clock to the next meeting.');
  console.log('Ctrl+C ends it; nothing is kept.\n');
  const stop = () => void page.stop().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
