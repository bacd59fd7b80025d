import { parseArgs } from 'node:util';
import { OperatorError } from '../../src/errors.ts';

export const HELP = `npm run demo                 a small Slack in your browser, with the whole bot beside it
npm run demo -- --tour       a meeting week, played in this terminal
npm run demo -- --port 8080  another port for the page than 4321 (0: any free one)`;

export interface DemoOptions {
  readonly tour: boolean;
  readonly port: number;
  readonly help: boolean;
}

/** Reads what stands after `npm run demo --`. @throws OperatorError in words, with the help */
export function readOptions(words: readonly string[]): DemoOptions {
  const { tour, port, help } = parse([...words]);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new OperatorError(`--port must be a number from 0 to 65535, not “${port}”.\n\n${HELP}`);
  }
  return { tour, port: Number(port), help };
}

function parse(args: string[]): { tour: boolean; port: string; help: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        tour: { type: 'boolean', default: false },
        port: { type: 'string', default: '4321' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = ''] = error.message.split('. ');
    throw new OperatorError(`${sentence.replace(/\.?$/, '.')}\n\n${HELP}`, { cause: error });
  }
}
