import { Command, Option } from 'commander';
import { systemClock } from '../clock.ts';
import { parseDatabaseUrl } from '../config.ts';
import { COLUMNS, FIELDS } from '../transfer/columns.ts';
import { IDEA_COLUMNS, IDEA_FIELDS } from '../transfer/idea-columns.ts';
import { reportLines } from '../transfer/import-wording.ts';
import { DATE_ORDERS } from '../transfer/read-date.ts';
import { type ImportOptions, importConversations, WHATS } from './import.ts';
import { progressLine } from './progress.ts';

const NOTES = `
The file is CSV in UTF-8, with commas, semicolons or tabs. Columns go by their header, in any order; unknown ones are
named and not read:
${FIELDS.map((field) => `  ${COLUMNS[field].name.padEnd(13)} ${COLUMNS[field].means}`).join('\n')}
With --what ideas:
${IDEA_FIELDS.map((field) => `  ${IDEA_COLUMNS[field].name.padEnd(13)} ${IDEA_COLUMNS[field].means}`).join('\n')}

Rows that cannot be imported go to <file>.rejected.csv with the reason, to be corrected and imported from there.
What is there already is left alone, so a stopped import goes on when it is run again, and nothing comes in twice. What
was deleted since would come back: take it out of the file.
What needs an answer and was heard since the day on which the workspace starts counting has its clock, and whoever
finds owners hears of it; what is older has none. Imported ideas have none. Personal data is masked as everywhere, unless the workspace turned that off.
An apostrophe before =, +, - or @ (exports put it there) is taken away.
On SQLite stop the bot first, but for a dry run. On PostgreSQL it may run.`;

/** npm run chair -- import */
export function importCommand(): Command {
  return new Command('import')
    .description('import conversations or ideas from a CSV file; what is there already is left alone')
    .argument('<file>', 'a CSV file with a line of column names')
    .addOption(new Option('--what <what>', 'what the file holds').choices(WHATS).default('conversations'))
    .option('--dry-run', 'only say what would happen; also while the bot runs')
    .option(
      '--heard-by <slack id>',
      'who heard it, or sent it, where the file does not say, or names nobody the bot knows',
    )
    .addOption(new Option('--dates <order>', 'how 03/04/2026 is meant').choices(DATE_ORDERS))
    .option('--workspace <slack id>', 'which workspace (T…), where there are several')
    .addHelpText('after', NOTES)
    .action(run);
}

async function run(file: string, options: ImportOptions): Promise<void> {
  const isTerminal = process.stderr.isTTY === true;
  const progress = progressLine(systemClock, isTerminal, (text) => void process.stderr.write(text));
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
  };
  // Once: a second Ctrl-C ends it at once, and what is there stays.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const report = await importConversations(file, options, parseDatabaseUrl(process.env), systemClock, {
    progress: progress.show,
    isStopped: () => isStopped,
  }).finally(progress.end);
  console.log(reportLines(file, report, options.dryRun === true));
  if (report.rejected > 0 || report.stoppedAfterLine !== null) process.exitCode = 2;
}
