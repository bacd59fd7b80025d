import { ALONE, maySee } from '../../access/audience.ts';
import type { LoopOnRecord } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { makeItAnIdea } from './actions.ts';
import { ideas } from './idea-store.ts';
import { isInsider } from './insider.ts';
import { interest } from './interest-store.ts';
import { cameOfIt, type IdeaLine } from './on-conversation-views.ts';

/** What ideas add where a conversation is shown, after what the loop adds: those that came of it, and a way to send one. */
export function ideasOnRecord(deps: RitualDeps, loop: LoopOnRecord): LoopOnRecord {
  return async (conversation, viewer, reading) => {
    const part = await loop(conversation, viewer, reading);
    if (maySee(conversation, viewer, ALONE) !== 'whole') return part;
    const { prisma } = deps.db;
    const found = await ideas(prisma, deps.workspace.id).byIds(
      await interest(prisma, deps.workspace.id).answering(conversation.id),
    );
    // What is confined to another channel than this one is left out, whoever else may read it there.
    const readable = found.filter((idea) => maySee(idea, viewer, ALONE) === 'whole');
    const button = makeItAnIdea.element('Make it an idea', { id: conversation.id });
    const told: IdeaLine[] = [];
    for (const idea of readable) told.push({ idea, isInsider: await isInsider(deps, idea, viewer) });
    return { ...part, steps: [...part.steps, ...cameOfIt(told)], elements: [...part.elements, button] };
  };
}
