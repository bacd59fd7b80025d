import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { RitualDeps } from '../deps.ts';
import { champion } from './actions.ts';
import { registerChanges } from './change-listeners.ts';
import { type ChampionWord, parseChampion } from './command-line.ts';
import { registerGroup } from './group-listeners.ts';
import { registerLeavers } from './left-listeners.ts';
import { minuteForm } from './minute-form.ts';
import { registerMinutes } from './minute-listeners.ts';
import { leave, nominateByLine, poolFor, registerNominations } from './nomination-listeners.ts';
import { nominateForm } from './not-now-form.ts';
import { openChange } from './open-change.ts';
import { showHistory, showNext, showRole, showWhy } from './read-role.ts';
import { openNote, registerTurns } from './turn-listeners.ts';
import { championHelp } from './views.ts';
import { registerWorklist } from './worklist-listeners.ts';

/** /champion and the buttons of its answers. */
export function registerChampionCommand(slack: Slack, deps: RitualDeps): void {
  champion.on(slack, async (use) => {
    const request = parseChampion(use.text);
    switch (request.kind) {
      case 'nominate':
        return nominateByLine(deps, use, request);
      case 'unclear':
        return use.reply.privately(championHelp(use.typed, request.text));
      default:
        return answer(deps, use, request.kind);
    }
  });
  registerNominations(slack, deps);
  registerTurns(slack, deps);
  registerWorklist(slack, deps);
  registerChanges(slack, deps);
  registerMinutes(slack, deps);
  registerGroup(slack, deps);
  registerLeavers(deps);
}

async function answer(deps: RitualDeps, use: CommandUse, word: ChampionWord): Promise<void> {
  switch (word) {
    case 'show':
      return use.reply.privately(await showRole(deps, use.userId));
    case 'help':
      return use.reply.privately(championHelp(use.typed));
    case 'pool':
      return use.reply.privately(await poolFor(deps));
    case 'leave':
      return use.reply.privately(await leave(deps, use));
    case 'next':
      return use.reply.privately(await showNext(deps, use.userId));
    case 'why':
      return use.reply.privately(await showWhy(deps, use.userId));
    case 'history':
      return use.reply.privately(await showHistory(deps, use.userId));
    case 'note':
      return openNote(deps, use, null);
    case 'nominate_form':
      return void (await use.openModal(nominateForm.view({ metadata: {} })));
    case 'minute':
      return void (await use.openModal(minuteForm.view({ metadata: {} })));
    default:
      return openChange(deps, use, word);
  }
}
