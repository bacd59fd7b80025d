/** How the people and channels of a text are called; null when that cannot be told. */
export interface Names {
  person(slackUserId: string): Promise<string | null>;
  channel(channelId: string): Promise<string | null>;
}

const MENTION = /<([@#])([A-Z0-9]+)\|?>/g;

/** Writes names where Slack gave only ids: "<@U1>" becomes "@Maarit". What nobody can name reads "@somebody", "#a-channel". */
export async function withNames(text: string, names: Names): Promise<string> {
  const ids = [...text.matchAll(MENTION)].map(([mention, sign, id = '']) => ({ mention, sign, id }));
  const named = await Promise.all(
    ids.map(async ({ mention, sign, id }) => {
      const name = sign === '@' ? await names.person(id) : await names.channel(id);
      return [mention, `${sign}${name ?? (sign === '@' ? 'somebody' : 'a-channel')}`] as const;
    }),
  );
  const byMention = new Map(named);
  return text.replace(MENTION, (mention) => byMention.get(mention) ?? mention);
}
