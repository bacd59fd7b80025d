import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Choice } from '../../slack/choices.ts';
import { cutOnWord } from '../../slack/limits.ts';
import type { Member } from '../../slack/people.ts';
import { readable, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { answerIt, assignAnyway, assignIt, closeIt, learnFromIt, waitForCustomer } from './actions.ts';
import { answerForm, leftForLater, stepsOfAnswer, validateAnswer } from './answer-form.ts';
import { assignForm } from './assign-form.ts';
import { closeForm, reasonOf, validateClosing } from './close-form.ts';
import { keepCause, keepLesson } from './keep-learning.ts';
import { learnForm, validateLearning } from './learn-form.ts';
import { OWNER_CHANGED } from './move-feedback.ts';
import { openLoopForm } from './open-form.ts';
import { preventions } from './prevention-store.ts';
import type { OwnedMetadata } from './record-form.ts';
import { repeatedCauses, repeatedInWords } from './repeated-causes.ts';
import { recordOf, takeSteps } from './take-steps.ts';
import { validateWaiting, waitForm } from './wait-form.ts';
import { assertCanOwn, assertCanPrevent, awayInWords } from './why-not-own.ts';

/** Where a day is over last of all: a form cannot know in which zone its person is. */
const LATEST_ZONE = 'Etc/GMT+12';

/** The forms of the loop: each is one visit. */
export function registerForms(slack: Slack, deps: RitualDeps): void {
  const { people } = deps;
  const opening = [
    [assignIt, 'assign'],
    [answerIt, 'answered'],
    [learnFromIt, 'learn'],
    [closeIt, 'close'],
    [waitForCustomer, 'wait'],
  ] as const;
  for (const [button, kind] of opening) {
    button.on(slack, (click) => openLoopForm(deps, click, kind, () => recordOf(deps, click.value.id)));
  }

  assignAnyway.on(slack, ({ value, ...click }) =>
    openLoopForm(deps, click, 'assign', () => recordOf(deps, value.id), { owner: value.ownerId, anyway: ['anyway'] }),
  );

  assignForm.on(slack, {
    async save({ values, metadata, userId }) {
      const member = await people.get(userId);
      const owner = await people.get(values.owner);
      const { feedback } = await settings(deps.db.prisma, deps.workspace.id).read();
      assertCanOwn(owner, feedback.guestsMayOwn);
      const away = values.anyway ? null : await awayInWords(deps.db.prisma, deps.workspace.id, owner, deps.clock.now());
      if (away !== null)
        throw new UserFacingError('owner_away', `${away} Tick the box below, or choose somebody else.`);
      const steps = [{ kind: 'assign', ownerId: owner.id }] as const;
      const seenOwnerId = ownerSeen(metadata);
      const visit = { conversationId: metadata.id, member, steps, detail: values.why, seenOwnerId };
      return orAskAgain(takeSteps(deps, visit), async (alert) => {
        const { owner: nowOwner } = await recordOf(deps, metadata.id);
        return assignForm.view({ metadata: { ...metadata, owner: nowOwner }, values, alert });
      });
    },
  });

  answerForm.on(slack, {
    validate: validateAnswer,
    async save({ values, metadata, userId, key }) {
      const member = await people.get(userId);
      const steps = stepsOfAnswer(values);
      return takeSteps(deps, {
        conversationId: metadata.id,
        member,
        steps,
        remark: async () => leftForLater(values),
        alongside: (tx, moved, now) => keepLesson(tx, deps.workspace.id, { moved, values, requestKey: key }, now),
      });
    },
  });

  learnForm.on(slack, {
    validate: (values, _metadata, now) => validateLearning(values, localDate(now, LATEST_ZONE)),
    suggest: { known: (typed) => suggestCauses(deps, typed) },
    async save({ values, metadata, userId, key }) {
      const member = await people.get(userId);
      const doer = values.doer === '' || values.oneOff ? null : await people.get(values.doer);
      if (doer !== null) await assertCanPrevent(deps, doer, values.dueOn);
      return takeSteps(deps, {
        conversationId: metadata.id,
        member,
        steps: [{ kind: 'learn' }],
        remark: () => repeatsInWords(deps, member, metadata.id),
        alongside: (tx, moved, now) =>
          keepCause(tx, deps.workspace.id, { moved, values, doerId: doer?.id ?? null, requestKey: key }, now),
      });
    },
  });

  closeForm.on(slack, {
    validate: validateClosing,
    async save({ values, metadata, userId }) {
      const member = await people.get(userId);
      const reason = reasonOf(values);
      const steps = [{ kind: 'close', reason }] as const;
      const visit = { conversationId: metadata.id, member, steps, detail: reason, seenOwnerId: ownerSeen(metadata) };
      return orAskAgain(takeSteps(deps, visit), async (alert) => {
        const { owner } = await recordOf(deps, metadata.id);
        return closeForm.view({ metadata: { ...metadata, owner }, values, alert });
      });
    },
  });

  waitForm.on(slack, {
    validate: (values, _metadata, now) => validateWaiting(values, localDate(now, LATEST_ZONE)),
    async save({ values, metadata, userId }) {
      const member = await people.get(userId);
      const { until: alert } = validateWaiting(values, localDate(deps.clock.now(), member.zone));
      if (alert !== undefined) return waitForm.view({ metadata, values, alert });
      const steps = [{ kind: 'wait', until: values.until }] as const;
      return takeSteps(deps, { conversationId: metadata.id, member, steps, detail: values.until });
    },
  });
}

/** Who owned it when a form was opened; undefined where the form does not know. */
function ownerSeen({ owner }: z.output<typeof OwnedMetadata>): string | null | undefined {
  return owner === null ? null : owner?.id;
}

/** Somebody was first: the form comes back with who owns it now, for whoever means to pass it on. */
async function orAskAgain<Done>(
  work: Promise<Done>,
  again: (alert: string) => Promise<ModalView>,
): Promise<Done | ModalView> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UserFacingError && error.code === OWNER_CHANGED) return again(error.message);
    throw error;
  }
}

/** How often the cause that was just found was found, as far as whoever found it may read. */
async function repeatsInWords(deps: RitualDeps, finder: Member, conversationId: string): Promise<string | null> {
  const conversation = await recordOf(deps, conversationId);
  const reader = await viewerFor(deps, finder, [conversation]);
  return repeatedInWords(
    await preventions(deps.db.prisma, deps.workspace.id).repeatsOf(conversationId, readable(reader)),
  );
}

const MOST_CAUSES = 30;
const LOOKED_AT = 500;

/** Causes that everybody may know of, with how often each was found. */
async function suggestCauses({ db, workspace }: RitualDeps, typed: string): Promise<Choice[]> {
  const found = await preventions(db.prisma, workspace.id).openCauses(LOOKED_AT);
  return repeatedCauses(found, typed)
    .slice(0, MOST_CAUSES)
    .map(({ id, cause, count }) => ({ value: id, text: `${count} × ${cutOnWord(cause, 60)}` }));
}
