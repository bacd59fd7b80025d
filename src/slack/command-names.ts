import { prefixed } from './commands.ts';

/** One process serves one installation, so what is put before its commands is said once, when it starts. */
let installed = '';

/** @param prefix as the manifest has it: "" or "ec-" */
export function putBeforeCommands(prefix: string): void {
  installed = prefix;
}

/** What to type here: "/chair setup" → "/ec-chair setup". Not for constants, which are made before the bot has started. */
export function typed(line: `/${string}`): string {
  return prefixed(line, installed);
}
