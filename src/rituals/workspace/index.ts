import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { chair } from './actions.ts';
import { registerChampionPage } from './champion-listeners.ts';
import { checkUp } from './check-up.ts';
import { checkCard, checkInShort } from './check-views.ts';
import { parseChair } from './command-line.ts';
import { registerIdeasPage } from './ideas-listeners.ts';
import { cardFor, comeBack, pauseByLine, registerMe } from './me-listeners.ts';
import { registerSetUpPages, setUpFor } from './setup-listeners.ts';
import { chairHelp } from './views.ts';
import { registerWorkPages } from './work-listeners.ts';

/** /chair: everything about the app itself. */
export function registerWorkspace(slack: Slack, deps: RitualDeps): void {
  chair.on(slack, async (use) => {
    const request = parseChair(use.text);
    switch (request.kind) {
      case 'help':
        return use.reply.privately(chairHelp(await nounOf(deps)));
      case 'setup':
        return use.reply.privately(await setUpFor(deps, use));
      case 'check': {
        const { isAdmin } = await deps.people.get(use.userId);
        const findings = await checkUp(slack, deps);
        return use.reply.privately(isAdmin ? checkCard(findings) : checkInShort(findings));
      }
      case 'me':
        return use.reply.privately(await cardFor(deps, use.userId));
      case 'pause':
        return pauseByLine(deps, use, request);
      case 'back':
        return use.reply.privately(await comeBack(deps, use.userId));
      case 'unclear':
        return use.reply.privately(chairHelp(await nounOf(deps), request.text));
    }
  });
  registerSetUpPages(slack, deps);
  registerWorkPages(slack, deps);
  registerChampionPage(slack, deps);
  registerIdeasPage(slack, deps);
  registerMe(slack, deps);
}

// Parts that other rituals show.
export { myTimePart } from './my-time-part.ts';
export { setUpPart } from './set-up-part.ts';
export { ensureWorkspace } from './workspace-store.ts';
