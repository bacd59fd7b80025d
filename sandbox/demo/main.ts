import { OperatorError } from '../../src/errors.ts';
import { createLogger } from '../../src/logger.ts';
import { HELP, readOptions } from './options.ts';
import { showPage } from './page.ts';
import { playTour } from './tour.ts';

const logger = createLogger({ level: 'warn', pretty: process.stdout.isTTY === true, destination: process.stderr });

try {
  const { help, tour, port } = readOptions(process.argv.slice(2));
  if (help) console.log(HELP);
  else if (tour) await playTour(logger, (line) => console.log(line));
  else await stayUntilStopped(port);
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}

async function stayUntilStopped(port: number): Promise<void> {
  const page = await showPage(logger, port);
  console.log(`\nA small Slack with Empty Chair in it: ${page.url}`);
  console.log('You act as any of six people there. Press “to the next post” first, then look into #product.');
  console.log('Ctrl+C ends it; nothing is kept.\n');
  const stop = () => void page.stop().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
