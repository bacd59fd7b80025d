/** A colleague whom a file may name. */
export interface Hearer {
  readonly id: string;
  readonly slackUserId: string;
  readonly name: string;
  /** IANA zone: "today" and national telephone numbers are theirs. */
  readonly zone: string;
  readonly isDeactivated: boolean;
}

/** Finds who is meant by a Slack id or an exact name; undefined when nobody, or more than one, is. */
export type FindHearer = (text: string) => Hearer | undefined;

/** Of a workspace's colleagues. */
export function hearersAmong(members: readonly Hearer[]): FindHearer {
  const byId = new Map(members.map((member) => [member.slackUserId, member]));
  const byName = new Map<string, Hearer[]>();
  for (const member of members) byName.set(keyOf(member.name), [...(byName.get(keyOf(member.name)) ?? []), member]);
  return (text) => {
    const namesakes = byName.get(keyOf(text)) ?? [];
    return byId.get(text.replace(/^<?@?|>$/g, '').toUpperCase()) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  };
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
