import type { Act, ActAnswer, ClockMove, MoveAnswer, OptionGroupAnswer, OptionsQuery, Snapshot } from '../protocol.ts';

async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

type Trouble = Extract<ActAnswer, { ok: false }>;

const lost: Trouble = { ok: false, trouble: 'The demo does not answer. Is it still running in the terminal?' };

/** `fetch` says that nobody answers by a TypeError. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof TypeError) return lost;
  if (error instanceof Error) return { ok: false, trouble: error.message };
  throw error;
}

/** Does something as a person; resolves when the bot has acknowledged it. Never rejects. */
export async function askTheServer(personId: string, act: Act): Promise<ActAnswer> {
  try {
    return await post<ActAnswer>('/api/acts', { as: personId, act });
  } catch (error) {
    return troubleOf(error);
  }
}

/** What the bot offers for an external select; rejects when it does not answer. */
export async function askForOptions(personId: string, query: OptionsQuery): Promise<readonly OptionGroupAnswer[]> {
  return (await post<{ groups: OptionGroupAnswer[] }>('/api/options', { as: personId, query })).groups;
}

/** Moves the demo clock; resolves when everything that fell due has been posted. */
export async function askForTime(move: ClockMove): Promise<MoveAnswer> {
  try {
    return await post<MoveAnswer>('/api/clock', { move });
  } catch (error) {
    return troubleOf(error);
  }
}

interface Listeners {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onConnection: (isOpen: boolean) => void;
}

/** Follows what one person sees (null: whoever comes first in the cast); gives a function that stops it. */
export function follow(personId: string | null, { onSnapshot, onConnection }: Listeners): () => void {
  const source = new EventSource(personId ? `/events?as=${encodeURIComponent(personId)}` : '/events');
  source.onmessage = (event: MessageEvent<string>) => onSnapshot(JSON.parse(event.data));
  source.onopen = () => onConnection(true);
  source.onerror = () => onConnection(false);
  return () => source.close();
}
