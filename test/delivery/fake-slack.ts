import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Clock } from '../../src/clock.ts';
import type { PostingClient } from '../../src/delivery/posting-client.ts';

export interface Post {
  readonly channelId: string;
  readonly deliveryId: string;
  readonly text: string;
  readonly ts: string;
  readonly at: Date;
}

/** How one call goes: whether the post stands afterwards, and what is thrown instead of an answer. */
export interface Fault {
  readonly isDone: boolean;
  readonly error: Error;
}

export const refusedWith = (code: string): Fault => ({
  isDone: false,
  error: new WebAPIPlatformError({ ok: false, error: code }),
});
export const rateLimited = (seconds: number): Fault => ({ isDone: false, error: new WebAPIRateLimitedError(seconds) });
export const unreachable: Fault = {
  isDone: false,
  error: new WebAPIRequestError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
};
const reset = new WebAPIRequestError(Object.assign(new Error('reset'), { code: 'UND_ERR_SOCKET' }));
export const answerLost: Fault = { isDone: true, error: reset };
export const requestLost: Fault = { isDone: false, error: reset };
export const unavailable: Fault = { isDone: false, error: new WebAPIHTTPError(503, 'Service Unavailable', {}) };

/** Slack as far as the sender needs it: remembers posts, and fails as it is told, one call after the other. */
export function fakeSlack(clock: Clock) {
  const posts: Post[] = [];
  const opened: string[] = [];
  const faults: Record<'post' | 'openDm' | 'find', Fault[]> = { post: [], openDm: [], find: [] };
  const fails = (call: keyof typeof faults): Fault | undefined => faults[call].shift();

  const client: PostingClient = {
    async postMessage(channelId, { text }, deliveryId) {
      const fault = fails('post');
      const ts = (clock.now().getTime() / 1000 + posts.length / 1_000_000).toFixed(6);
      if (!fault || fault.isDone) posts.push({ channelId, deliveryId, text, ts, at: clock.now() });
      if (fault) throw fault.error;
      return { channelId, ts };
    },
    async openDm(userId) {
      const fault = fails('openDm');
      if (fault) throw fault.error;
      opened.push(userId);
      return `D-${userId}`;
    },
    async find(channelId, deliveryId, oldest) {
      const fault = fails('find');
      if (fault) throw fault.error;
      const found = posts.find(
        (post) => post.channelId === channelId && post.deliveryId === deliveryId && post.at >= oldest,
      );
      return found ? { channelId, ts: found.ts } : 'absent';
    },
  };
  return {
    client,
    posts,
    opened,
    /** The next calls go like this, one after the other; later ones go well. */
    next(call: keyof typeof faults, ...then: Fault[]): void {
      faults[call].push(...then);
    },
  };
}
