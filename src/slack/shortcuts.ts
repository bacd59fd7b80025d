import type { Act } from './act.ts';
import type { HasRoutes } from './routes.ts';

/** Somebody used a shortcut on a message; the bot need not be in its channel. */
export interface MessageShortcutUse extends Act {
  readonly message: {
    /** As a person would read it, of any length. */
    readonly text: string;
    readonly channelId: string;
    readonly ts: string;
    /** Made of the workspace's address, because chat.getPermalink fails where the bot is not. */
    readonly link: string;
  };
}

export interface MessageShortcut {
  readonly callbackId: string;
  on(slack: HasRoutes, listener: (use: MessageShortcutUse) => Promise<void>): void;
}

export interface GlobalShortcut {
  readonly callbackId: string;
  on(slack: HasRoutes, listener: (act: Act) => Promise<void>): void;
}

/** The entry in a message's menu. The manifest gives it its name. */
export function defineMessageShortcut(callbackId: string): MessageShortcut {
  return { callbackId, on: (slack, listener) => slack.routes.add('messageShortcut', callbackId, listener) };
}

/** The entry in the message box's menu; it carries no channel. */
export function defineGlobalShortcut(callbackId: string): GlobalShortcut {
  return { callbackId, on: (slack, listener) => slack.routes.add('globalShortcut', callbackId, listener) };
}

/**
 * A message's address. @param workspaceUrl from auth.test, "https://team.slack.com/".
 */
export function permalink(workspaceUrl: string, channelId: string, ts: string, threadTs: string | null): string {
  const base = `${workspaceUrl.replace(/\/$/, '')}/archives/${channelId}/p${ts.replace('.', '')}`;
  return threadTs && threadTs !== ts ? `${base}?thread_ts=${threadTs}&cid=${channelId}` : base;
}
