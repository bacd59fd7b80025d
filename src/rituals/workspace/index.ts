import type { Slack } from '../../slack/bolt.ts';
import { chair } from './actions.ts';
import { chairHelp } from './views.ts';

export { ensureWorkspace } from './workspace-store.ts';

/** /chair: everything about the app itself. */
export function registerWorkspace(slack: Slack): void {
  chair.on(slack, async (use) => {
    const prefix = use.typed.replace(/^\//, '').replace(/chair$/, '');
    const asksForHelp = use.text === '' || /^(help|\?)$/iu.test(use.text);
    await use.reply.privately(asksForHelp ? chairHelp(prefix) : chairHelp(prefix, use.text));
  });
}
