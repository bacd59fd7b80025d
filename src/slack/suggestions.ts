import type { PlainTextOption } from '@slack/types';
import { type Choice, optionOf } from './choices.ts';
import type { DispatchContext } from './dispatch.ts';
import type { Suggest } from './fields.ts';
import { isStranger } from './identity.ts';
import { LIMITS } from './limits.ts';
import { ActorPayload, SuggestionPayload } from './payloads.ts';

/** Slack waits three seconds for the options of a select that searches. */
const PATIENCE = 2_000;

/** Answers what is typed into a searching select; with nothing when it fails or takes too long. */
export async function answerSuggestions(
  body: object,
  ack: (response: { options: PlainTextOption[] }) => Promise<void>,
  context: DispatchContext,
): Promise<void> {
  const { action_id, value, user } = SuggestionPayload.parse(body);
  const suggest = context.routes.find('suggestion', action_id);
  if (!suggest) context.logger.warn({ action_id }, 'nobody suggests options for this');
  const actor = ActorPayload.parse(body);
  const isOurs = !isStranger(actor, context.identity);
  const choices = suggest && isOurs ? await inTime(askFor(suggest, value, user.id), context) : [];
  await ack({ options: choices.slice(0, LIMITS.selectOptions).map(optionOf) });
}

async function askFor(suggest: Suggest, typed: string, userId: string): Promise<readonly Choice[]> {
  return suggest(typed, { userId });
}

function inTime(choices: Promise<readonly Choice[]>, { clock, logger }: DispatchContext): Promise<readonly Choice[]> {
  return new Promise((resolve) => {
    const timer = clock.after(PATIENCE, () => resolve([]));
    choices
      .then(resolve, (err: unknown) => {
        logger.error({ err }, 'options could not be suggested');
        resolve([]);
      })
      .finally(() => timer.cancel());
  });
}
