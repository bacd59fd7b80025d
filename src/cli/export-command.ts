import { Command, Option } from 'commander';
import { systemClock } from '../clock.ts';
import { parseDatabaseUrl } from '../config.ts';
import { type ExportReport, FORMATS } from '../transfer/export-conversations.ts';
import { type ExportOptions, exportTo } from './export.ts';
import { WHATS } from './import.ts';

const NOTES = `
Without --for and --all: what everyone but guests may read. What is confined to a channel is left out and counted.
Customers are called as the workspace and they themselves chose; only --all gives full names, and the audit log says so.
CSV is UTF-8 by RFC 4180. Before a cell that a spreadsheet would run (=, +, -, @, a tab or a line break in front) stands
an apostrophe; import takes it away again. A JSON file has the words to the letter, without apostrophes.
An export can be imported: what the workspace has already is left alone. Who said the same, and their own words,
are written too; an import does not read them.
Ideas that were sent without a name have none in the file, and why one was declined in private is in it with --all only.
With --for, whoever is in a channel is asked of Slack (SLACK_BOT_TOKEN); what cannot be looked up is left out.
On SQLite stop the bot first. On PostgreSQL it may run.`;

/** npm run chair -- export */
export function exportCommand(): Command {
  return new Command('export')
    .description('write conversations or ideas into a CSV or JSON file; noted in the audit log')
    .argument('<file>', 'where to write them; "-" for standard output')
    .addOption(new Option('--what <what>', 'what to write').choices(WHATS).default('conversations'))
    .addOption(new Option('--format <format>', 'by default as the file is called, else csv').choices(FORMATS))
    .option('--since <date>', 'heard, or sent, from this day on (YYYY-MM-DD)')
    .option('--for <slack id>', 'what this colleague (U…) may read')
    .option('--all', 'everything, confined words too, with full names')
    .option('--force', 'replace the file when it is there')
    .option('--workspace <slack id>', 'which workspace (T…), where there are several')
    .addHelpText('after', NOTES)
    .action(run);
}

async function run(file: string, options: ExportOptions): Promise<void> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = process.env;
  const slack = botToken ? { botToken, apiUrl } : null;
  const databaseUrl = parseDatabaseUrl(process.env);
  const report = await exportTo(file, options, { databaseUrl, clock: systemClock, slack, stdout: process.stdout });
  // Beside the export, which may go to standard output.
  console.error(inWords(file, report, options.what === 'ideas' ? 'idea' : 'conversation'));
}

function inWords(file: string, { exported, leftOut, unreached }: ExportReport, one: 'conversation' | 'idea'): string {
  const where =
    file === '-'
      ? ''
      : ` to ${file}. It holds ${one === 'idea' ? 'colleagues’ ideas' : 'customers’ words'}: keep it where only you can read it`;
  const count = `${exported.toLocaleString('en')} ${exported === 1 ? one : `${one}s`}`;
  return [
    `Exported ${count}${where}.`,
    ...(leftOut > 0 ? [`${leftOut.toLocaleString('en')} left out: they are not for these eyes.`] : []),
    ...(unreached.size > 0 ? [`Slack did not say who is in ${[...unreached].join(', ')}.`] : []),
  ].join('\n');
}
