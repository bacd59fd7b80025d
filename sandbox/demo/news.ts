import type { PocketSlack } from '../pocket-slack.ts';

/** Where the app has said what, as far as anybody sees it: a place in words by message. */
type Said = ReadonlyMap<string, string>;

/** What the app has said up to now, in channels and in direct messages. */
export function saidSoFar(slack: PocketSlack): Said {
  const said = slack.people.flatMap((person) =>
    person.conversations().flatMap(({ id, name, kind }) => {
      const place = kind === 'dm' ? `a direct message to ${firstName(person.name)}` : `a post in ${name}`;
      const own = person.sees(id).filter(({ author, ephemeral }) => author.id === slack.bot.userId && !ephemeral);
      return own.map(({ channelId, ts }) => [`${channelId} ${ts}`, place] as const);
    }),
  );
  return new Map(said);
}

/** One sentence on what the app said since, or null when it was silent. */
export function newsSince(before: Said, slack: PocketSlack): string | null {
  const fresh = [...saidSoFar(slack)].filter(([message]) => !before.has(message)).map(([, place]) => place);
  const places = [...new Set(fresh)].join(', ');
  return places === '' ? null : `${places[0]?.toUpperCase()}${places.slice(1)}.`;
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
