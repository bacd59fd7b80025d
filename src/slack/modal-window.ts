import type { ModalView } from '@slack/types';
import type { ViewsOpenResponse, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { UserFacingError } from '../errors.ts';
import type { OpenModal } from './act.ts';
import { refusalCode } from './slack-errors.ts';

/** Slack's trigger ids live three seconds and open one view. */
const TRIGGER_LIFE = 3_000;

const TOO_LATE: ReadonlySet<string> = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

export interface OnceTrigger {
  /** @throws UserFacingError when it came too late. @throws Error when the act has opened a modal already. */
  open(view: ModalView): Promise<OpenModal>;
  /** Whether a modal can still be opened only to show something. */
  isFresh(): boolean;
  show(view: ModalView): Promise<void>;
}

/**
 * @param modalId the modal that the act came from, to push on top of; null when it came from elsewhere. Slack stacks three:
 * on the third, what is opened takes its place.
 */
export function onceTrigger(options: {
  client: WebClient;
  clock: Clock;
  logger: Logger;
  triggerId: string | null;
  modalId: string | null;
}): OnceTrigger {
  const { client, clock, logger, triggerId, modalId } = options;
  const born = clock.monotonic();
  let used = false;

  const spend = async (view: ModalView): Promise<ViewsOpenResponse> => {
    if (triggerId === null) throw new Error('this act cannot open a modal');
    if (used) throw new Error('this act has already opened a modal');
    used = true;
    const call = { trigger_id: triggerId, view };
    if (modalId === null) return client.views.open(call);
    try {
      return await client.views.push(call);
    } catch (error) {
      if (refusalCode(error) !== 'push_limit_reached') throw error;
      return client.views.update({ view_id: modalId, view });
    }
  };

  return {
    async open(view) {
      try {
        const opened = await spend(view);
        return openModal(client, logger, opened.view?.id ?? '', opened.view?.hash ?? null);
      } catch (error) {
        const code = refusalCode(error);
        if (TOO_LATE.has(code ?? '')) throw tooLate();
        throw error;
      }
    },
    isFresh: () => triggerId !== null && !used && clock.monotonic() - born < TRIGGER_LIFE,
    async show(view) {
      await spend(view);
    },
  };
}

function openModal(client: WebClient, logger: Logger, viewId: string, firstHash: string | null): OpenModal {
  let hash = firstHash;
  return {
    viewId,
    async update(view) {
      try {
        // The hash keeps a late filling from covering what the person has gone on to.
        const updated = await client.views.update({ view_id: viewId, view, ...(hash ? { hash } : {}) });
        hash = updated.view?.hash ?? null;
      } catch (error) {
        const code = refusalCode(error);
        if (code !== 'not_found' && code !== 'hash_conflict') throw error;
        logger.debug({ code }, 'the modal was closed or left before it could be filled');
      }
    },
  };
}

function tooLate(): UserFacingError {
  return new UserFacingError('trigger_expired', 'That took too long to open. Try once more.');
}
