import { actions, section } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { tryGroupAgain } from './actions.ts';
import type { GroupState, GroupTrouble } from './group.ts';
import { groupTroubleInWords } from './group-trouble-views.ts';

/** To an admin: the user group is not kept up to date, and what to do. */
export function groupTroubled(trouble: GroupTrouble, handle: string): Message {
  const { what, wayOut } = groupTroubleInWords(trouble, handle);
  const after = 'Everything else about the champion goes on.';
  return message(`${what} ${wayOut} ${after}`, [
    section(`${what}\n${wayOut}\n${after}`),
    actions(tryGroupAgain.element('Try again', {})),
  ]);
}

/** In its place once it is mended, or nobody wants it any more. */
export function groupSettled(isKept: boolean, handle: string): Message {
  return said(isKept ? `✓ @${handle} is kept up to date again.` : '✓ That user group is looked after no more.');
}

/** To an admin who had it tried again. */
export function groupTried(state: GroupState | null, handle: string): Message {
  if (state?.kind !== 'trouble') return said(handle === '' ? 'No user group is chosen.' : `@${handle} is up to date.`);
  const { what, wayOut } = groupTroubleInWords(state.trouble, handle);
  return said(`${what} ${wayOut}`);
}
