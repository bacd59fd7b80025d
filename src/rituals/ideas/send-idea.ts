import { randomUUID } from 'node:crypto';
import { nextNumber } from '../../database/counter.ts';
import { oncePerAct } from '../../database/once-per-act.ts';
import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { settings } from '../../settings/settings-store.ts';
import { heatOf } from './heat.ts';
import { type Idea, type Sent, WRITTEN } from './idea.ts';
import { ideaDue } from './idea-clock.ts';
import { ideas } from './idea-store.ts';
import { namelessAuthors } from './nameless-store.ts';

/** An idea on its way in, and from whom. `zone`: the author's, in which working days are counted. */
export interface Sending {
  readonly sent: Sent;
  readonly author: { readonly id: string; readonly zone: string };
  readonly isNameless: boolean;
  readonly wantsThanks: boolean;
  /** Slack channel it came from; "" when there was none. */
  readonly placeId: string;
  /** Ids of the conversations that it answers. */
  readonly linked: readonly string[];
  /** The act that asks for it: the same act twice is one idea. */
  readonly requestKey: string;
  /** What else follows from it, in the same transaction. */
  readonly andThen?: (tx: Tx, idea: Idea) => Promise<void>;
}

/** Takes an idea in, once per act, and promises an answer. Gives the idea, whether this call or an earlier one made it. @throws UserFacingError */
export async function sendIdea(db: Database, workspaceId: string, sending: Sending, now: Date): Promise<Idea> {
  return oncePerAct({
    find: () => ideas(db.prisma, workspaceId).byRequest(sending.requestKey),
    make: () => db.transaction((tx) => create(tx, workspaceId, sending, now)),
  });
}

async function create(tx: Tx, workspaceId: string, sending: Sending, now: Date): Promise<Idea> {
  const { author, isNameless, wantsThanks, placeId, requestKey } = sending;
  const store = ideas(tx, workspaceId);
  const number = await nextNumber(tx, workspaceId, 'idea');
  const chosen = await settings(tx, workspaceId).read();
  if (isNameless && !chosen.ideas.allowsNameless) throw namesOnly();
  const { values: sent } = await masked(tx, workspaceId, sending.sent, WRITTEN, author.zone);
  const fresh = {
    ...sent,
    ...{ requestKey, isNameless, placeId },
    ...(isNameless ? withoutTraces(sent, placeId) : {}),
    authorId: isNameless ? null : author.id,
    receiptKey: isNameless ? randomUUID() : '',
    wantsThanks: wantsThanks && !isNameless,
    dueAt: ideaDue('acknowledge', now, chosen, author.zone),
    clockFrom: now,
    heat: heatOf({ votes: 0, customers: 0 }, now),
  };
  const id = await store.create(number, fresh, now);
  if (isNameless) await namelessAuthors(tx, workspaceId).keep(id, author.id);
  await store.record({ ideaId: id, act: 'sent', actorId: fresh.authorId }, now);
  const idea = existing(await store.byId(id));
  await sending.andThen?.(tx, idea);
  return idea;
}

/**
 * A message between two people, and a link to one, would say whose idea it is; and the fewer are in a channel, the more
 * says its name: it is kept only where its people are the readers.
 */
export function withoutTraces(
  { link, audience }: Pick<Sent, 'link' | 'audience'>,
  placeId: string,
): { readonly placeId: string; readonly link: string } {
  const isMessage = /\/archives\/[A-Z0-9]+\/p\d+/u.test(link);
  return { placeId: audience === 'confined' && /^[CG]/u.test(placeId) ? placeId : '', link: isMessage ? '' : link };
}

function namesOnly(): UserFacingError {
  return new UserFacingError(
    'names_only',
    'Your workspace takes ideas with a name only. Take the tick away from “Without my name”, or keep it to yourself for now.',
  );
}

/** @throws UserFacingError when it is gone */
export function existing(idea: Idea | null): Idea {
  if (idea) return idea;
  throw new UserFacingError('idea_gone', 'This idea is gone: whoever sent it took it back.');
}
