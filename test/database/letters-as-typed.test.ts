import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMigrations } from '../../src/database/migrations.ts';
import { describeEachProvider } from '../support/database.ts';
import { type RawDatabase, rawDatabase } from '../support/raw-database.ts';

const LETTERS_AS_TYPED = '20261127083000_letters_as_typed';
const AT = "'2026-11-23T09:00:00.000Z'";

describeEachProvider('an index from before some letters were folded', (provider) => {
  let raw: RawDatabase;
  const known = readMigrations(provider);
  beforeEach(async () => {
    raw = await rawDatabase(provider);
    await raw.migrate(known.filter(({ name }) => name < LETTERS_AS_TYPED));
    for (const id of ['hub', 'open']) {
      const display = id === 'hub' ? "'full_name'" : "'initials'";
      const workspace = { id: `'${id}'`, enterpriseId: "''", teamId: `'T${id}'`, name: `'${id}'`, url: "''" };
      await insert('Workspace', { ...workspace, display, createdAt: AT });
      await insert('Member', {
        ...{ id: `'anna-${id}'`, workspaceId: `'${id}'`, slackUserId: "'U1'", name: "'Anna'", zone: "'UTC'" },
        ...{ locale: "'en-US'", isAdmin: 'false', isGuest: 'false', isBot: 'false', isDeactivated: 'false' },
        ...{ isStranger: 'false', syncedAt: AT },
      });
    }
  });
  afterEach(() => raw.drop());

  const insert = (table: string, values: Readonly<Record<string, string>>) =>
    raw.query(
      `INSERT INTO "${table}" (${Object.keys(values).map((name) => `"${name}"`)}) VALUES (${Object.values(values)})`,
    );
  let number = 0;
  /** One customer and what they said, as it was written then. */
  const has = async (
    id: string,
    entry: string,
    {
      key = id,
      request = 'form',
      display = 'NULL',
      rootId = 'NULL',
      workspace = 'hub',
    }: Partial<Record<'key' | 'request' | 'display' | 'rootId' | 'workspace', string>> = {},
  ) => {
    number += 1;
    const at = { workspaceId: `'${workspace}'`, createdAt: AT };
    await insert('Customer', {
      ...{ ...at, id: `'${id}'`, person: `'${id}'`, organisation: "''", personKey: `'${key}'`, organisationKey: "''" },
      ...{ display, rootId },
    });
    await insert('Conversation', {
      ...{ ...at, id: `'c-${id}'`, number: `${number}`, requestKey: `'${request}:${id}'`, customerId: `'${id}'` },
      ...{ words: "''", lesson: "''", level: "'unmet'", source: "'call'", heardOn: "'2026-11-23'", link: "''" },
      ...{ need: "'needs_answer'", audience: "'everyone'", placeId: "''", hearerId: `'anna-${workspace}'` },
      updatedAt: AT,
    });
    await indexed('conversation', `c-${id}`, entry, '', workspace);
  };
  const indexed = (kind: string, subjectId: string, text: string, part = '', workspace = 'hub') =>
    insert('SearchEntry', {
      ...{ workspaceId: `'${workspace}'`, kind: `'${kind}'`, subjectId: `'${subjectId}'` },
      ...{ part: `'${part}'`, text: `'${text}'` },
    });
  /** By the index itself, which the deletions went past on SQLite. */
  const found = (word: string) =>
    provider === 'sqlite'
      ? raw.query(
          `SELECT e."subjectId" FROM "SearchWords" AS w LEFT JOIN "SearchEntry" AS e ON e."id" = w."rowid" WHERE "SearchWords" MATCH '"${word}"'`,
        )
      : raw.query(
          `SELECT "subjectId" FROM "SearchEntry" WHERE array_to_tsvector(string_to_array("text", ' ')) @@ '${word}'::tsquery`,
        );
  const left = async () => {
    const rows = await raw.query('SELECT "subjectId" AS "id" FROM "SearchEntry" ORDER BY "SearchEntry"."id"');
    return rows.flatMap((row) => Object.values(row ?? {}));
  };

  it('keeps the entries that hold none of them, and those that hold one are written anew', async () => {
    await has('soren', 'søren the trams', { key: 'søren łuczak' });
    await has('bo', 'bo the trams');
    await has('voiced', 'acme the trams');
    await indexed('conversation', 'c-voiced', 'ærø', 'v1');
    await indexed('idea', 'i1', 'smørrebrød for all');
    await indexed('idea_title', 'i1', 'smørrebrød ~smør');
    await raw.migrate(known);
    expect(await left()).toEqual(['c-bo']);
    expect(await found('the')).toEqual([{ subjectId: 'c-bo' }]);
    await raw.query('DELETE FROM "SearchEntry" WHERE "subjectId" = \'c-bo\'');
    expect(await found('the')).toEqual([]);
    if (provider === 'sqlite') {
      const config = await raw.query(`SELECT "k" FROM "SearchWords_config" WHERE "k" = 'secure-delete'`);
      expect(config).toHaveLength(1);
    }
    expect(await raw.query('SELECT "personKey" FROM "Customer" WHERE "id" = \'soren\'')).toEqual([
      { personKey: 'soren luczak' },
    ]);
  });

  it('is written anew for what was imported of whoever is not shown by name, and keeps all else', async () => {
    await has('open', 'open virtanen', { request: 'import' });
    await has('own', 'own virtanen', { request: 'import', display: "'initials'" });
    await has('root', 'root virtanen', { request: 'import' });
    await has('merged', 'merged virtanen', { request: 'import', display: "'anonymous'", rootId: "'root'" });
    await has('typed', 'typed', { display: "'initials'" });
    await has('hidden', 'hidden virtanen', { request: 'import', workspace: 'open' });
    await has('known', 'k v', { workspace: 'open' });
    await raw.migrate(known);
    expect(await left()).toEqual(['c-open', 'c-typed', 'c-known']);
  });
});
