import type { Json, Recording } from './recording.ts';

/** Bodies of requests as Slack sends them, each act distinct. */
export interface Bodies {
  command(index: number): string;
  linkPress(index: number): string;
  submission(index: number): string;
}

/** @param origin of the Slack whose response_urls are used @param run tells the acts of one run from those of others */
export function bodiesOf(recording: Recording, origin: string, run: string): Bodies {
  const { command, linkPress, submission } = recording;
  const { view } = submission as { view: Json };
  const act = (index: number): Json => ({
    trigger_id: `${run}.${index}`,
    response_url: `${origin}/response/${run}-${index}`,
  });
  return {
    command: (index) => form({ ...command, ...act(index) }),
    linkPress: (index) => form({ payload: JSON.stringify({ ...linkPress, ...act(index) }) }),
    submission: (index) =>
      form({
        payload: JSON.stringify({
          ...submission,
          trigger_id: `${run}.${index}`,
          view: { ...view, id: `V${run}${index}`, hash: `${index}.abc` },
        }),
      }),
  };
}

function form(fields: Json): string {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
