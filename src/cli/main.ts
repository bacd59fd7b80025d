import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { printed } from '../check-up/finding.ts';
import { MODES, type Mode, manifestFor } from '../check-up/manifest.ts';
import { systemClock } from '../clock.ts';
import { parseDatabaseUrl } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { withoutSecrets } from '../logger.ts';
import { type AuditOptions, auditLog } from './audit.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { restore } from './restore.ts';

const program = new Command('chair')
  .description('The commands of whoever runs Empty Chair.')
  .addHelpText('after', '\nSettings come from the environment and from a file named .env (see .env.example).');

program
  .command('check')
  .description('look at settings, database, clock, tokens and scopes; changes and posts nothing')
  .action(async () => {
    const findings = await check(process.env, systemClock);
    console.log(printed(findings));
    if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1;
  });

program
  .command('backup')
  .description('write the whole database into a new file, also while the bot runs')
  .argument('<file>', 'where to write it')
  .action(async (file: string) => {
    console.log(await backup(file, parseDatabaseUrl(process.env), process.env));
  });

program
  .command('restore')
  .description('replace the database by a backup, with the bot stopped')
  .argument('<file>', 'a file that backup wrote')
  .action(async (file: string) => {
    console.log(await restore(file, parseDatabaseUrl(process.env), process.env, systemClock.now()));
  });

program.addCommand(importCommand());
program.addCommand(exportCommand());

program
  .command('audit')
  .description('print what admins did to what others made, oldest first; also while the bot runs')
  .option('--since <date>', 'from this day on (YYYY-MM-DD, in UTC)')
  .option('--json', 'as a JSON array')
  .action(async (options: AuditOptions) => {
    console.log(await auditLog(options, parseDatabaseUrl(process.env)));
  });

program
  .command('manifest')
  .description('print the app manifest to paste at api.slack.com/apps')
  .addOption(new Option('--mode <mode>', 'how Slack reaches the bot').choices(MODES).default('socket'))
  .addOption(
    new Option('--prefix <prefix>', 'put before every command: "ec-" gives /ec-heard')
      .env('SLACK_COMMAND_PREFIX')
      .default(''),
  )
  .option('--url <url>', 'the bot’s public https address, for --mode http')
  .action((options: { mode: Mode; prefix: string; url?: string }) => {
    console.log(JSON.stringify(manifestFor(options), null, 2));
  });

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : withoutSecrets(stackOf(error)));
  process.exitCode = 1;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
