import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { champion } from './actions.ts';
import { parseChampion } from './command-line.ts';
import { leave, nominateByLine, poolFor, registerNominations } from './nomination-listeners.ts';
import { nominateForm } from './not-now-form.ts';
import { championHelp } from './views.ts';

/** /champion and the buttons of its answers. */
export function registerChampionCommand(slack: Slack, deps: RitualDeps): void {
  champion.on(slack, async (use) => {
    const request = parseChampion(use.text);
    switch (request.kind) {
      case 'show':
      case 'help':
        return use.reply.privately(championHelp(use.typed));
      case 'nominate':
        return nominateByLine(deps, use, request);
      case 'nominate_form':
        await use.openModal(nominateForm.view({ metadata: {} }));
        return;
      case 'pool':
        return use.reply.privately(await poolFor(deps));
      case 'leave':
        return use.reply.privately(await leave(deps, use));
      case 'unclear':
        return use.reply.privately(championHelp(use.typed, request.text));
    }
  });
  registerNominations(slack, deps);
}
