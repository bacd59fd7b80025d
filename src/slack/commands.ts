import type { Act } from './act.ts';
import type { HasRoutes } from './routes.ts';

/** Somebody typed a command. */
export interface CommandUse extends Act {
  /** What stands behind the command's name, without outer blanks. Unescaped: mentions are `<@U…>` and `<#C…|name>`. */
  readonly text: string;
  /** Slack ids of the people that the text names, in their order. */
  readonly mentioned: readonly string[];
  /** The name as installed, with its prefix ("/ec-heard"): for help and examples. */
  readonly typed: string;
}

export interface Command {
  readonly name: string;
  on(slack: HasRoutes, listener: (use: CommandUse) => Promise<void>): void;
}

/** @param name as the product calls it ("/heard"); the installation's prefix is the seam's business. */
export function defineCommand(name: `/${string}`): Command {
  return { name, on: (slack, listener) => slack.routes.add('command', name, listener) };
}

/** "/heard" → "/ec-heard" */
export function prefixed(name: string, prefix: string): string {
  return `/${prefix}${name.slice(1)}`;
}

/** "/ec-heard" → "/heard"; null when the command does not carry the installation's prefix. */
export function unprefixed(command: string, prefix: string): string | null {
  return command.startsWith(`/${prefix}`) ? `/${command.slice(prefix.length + 1)}` : null;
}
