import type { Tx } from '../database.ts';

/**
 * A customer, as a detail of the audit log keeps them: by id. A name may change before its owner is forgotten, and would
 * stay behind in whatever had written it down.
 */
export function auditedCustomer(id: string): string {
  return `<customer:${id}>`;
}

/** A colleague, kept the same way. */
export function auditedMember(id: string): string {
  return `<member:${id}>`;
}

/** A detail in which Slack's ids of people, each between quotes, are kept the same way; nobody's own id stays. */
export async function withoutSlackIds(tx: Tx, workspaceId: string, detail: string): Promise<string> {
  const ids = [...new Set([...detail.matchAll(SLACK_USER)].flatMap(([, id]) => id ?? []))];
  if (ids.length === 0) return detail;
  const members = await tx.member.findMany({
    where: { workspaceId, slackUserId: { in: ids } },
    select: { id: true, slackUserId: true },
  });
  const known = new Map(members.map(({ id, slackUserId }) => [slackUserId, auditedMember(id)]));
  return detail.replace(SLACK_USER, (_quoted, id: string) => `"${known.get(id) ?? NO_LONGER_KNOWN}"`);
}

const SLACK_USER = /"([UW][A-Z0-9]{6,})"/gu;

/** How somebody is called in the log of whom nothing is known any more. */
const NO_LONGER_KNOWN = 'somebody no longer known';

const KEPT = /<(customer|member):([^<>]+)>/gu;
/** Ids in one question to the database. */
const AT_ONCE = 500;

/** Gives what turns a detail into words: everybody in it by the name they have now. */
export async function namesIn(tx: Tx, details: readonly string[]): Promise<(detail: string) => string> {
  const names = new Map<string, string>();
  for (const ids of partsOf(idsIn(details, 'customer'))) {
    const found = await tx.customer.findMany({
      where: { id: { in: ids } },
      select: { id: true, person: true, organisation: true },
    });
    for (const { id, person, organisation } of found) {
      names.set(auditedCustomer(id), [person, organisation].filter((part) => part !== '').join(', '));
    }
  }
  for (const ids of partsOf(idsIn(details, 'member'))) {
    const found = await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
    for (const { id, name } of found) names.set(auditedMember(id), name);
  }
  return (detail) => detail.replace(KEPT, (kept) => names.get(kept) ?? NO_LONGER_KNOWN);
}

function idsIn(details: readonly string[], kind: string): string[] {
  const kept = details.flatMap((detail) => [...detail.matchAll(KEPT)]);
  return [...new Set(kept.flatMap(([, of, id]) => (of === kind && id !== undefined ? [id] : [])))];
}

function partsOf(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / AT_ONCE);
  return Array.from({ length: count }, (_, index) => ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
