import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMigrations } from '../../src/database/migrations.ts';
import { describeEachProvider } from '../support/database.ts';
import { type RawDatabase, rawDatabase } from '../support/raw-database.ts';

const GIVEN_BY_ID = '20261127050000_given_by_id';
const AT = "'2026-11-23T09:00:00.000Z'";

describeEachProvider('a history that kept by name whom a record was given to', (provider) => {
  let raw: RawDatabase;
  const known = readMigrations(provider);
  beforeEach(async () => {
    raw = await rawDatabase(provider);
    await raw.migrate(known.filter(({ name }) => name < GIVEN_BY_ID));
  });
  afterEach(() => raw.drop());

  const insert = (table: string, values: Readonly<Record<string, string>>) =>
    raw.query(
      `INSERT INTO "${table}" (${Object.keys(values).map((name) => `"${name}"`)}) VALUES (${Object.values(values)})`,
    );
  const hasMember = (id: string, name: string) =>
    insert('Member', {
      ...{ id: `'${id}'`, workspaceId: "'w'", slackUserId: `'U${id}'`, name: `'${name}'`, zone: "'UTC'" },
      ...{ locale: "'en-US'", isAdmin: 'false', isGuest: 'false', isBot: 'false', isDeactivated: 'false' },
      ...{ isStranger: 'false', syncedAt: AT },
    });
  const happened = (id: string, act: string, detail: string) =>
    insert('ConversationEvent', {
      ...{ id: `'${id}'`, workspaceId: "'w'", conversationId: "'c'", at: AT, actorId: "'anna'" },
      ...{ act: `'${act}'`, detail: `'${detail}'` },
    });

  it('keeps them by id, and no name that nobody has any more', async () => {
    await insert('Workspace', {
      id: "'w'",
      enterpriseId: "''",
      teamId: "'T'",
      name: "'Hub'",
      url: "''",
      createdAt: AT,
    });
    for (const [id, name] of [
      ['anna', 'Anna'],
      ['bo', 'Bo'],
      ['cleo', 'Cleo'],
      ['cleo2', 'Cleo'],
    ] as const) {
      await hasMember(id, name);
    }
    await insert('Customer', {
      ...{ id: "'k'", workspaceId: "'w'", person: "''", organisation: "'Acme'", personKey: "''" },
      ...{ organisationKey: "'acme'", createdAt: AT },
    });
    await insert('Conversation', {
      ...{ id: "'c'", workspaceId: "'w'", number: '1', requestKey: "'r'", customerId: "'k'", words: "'late'" },
      ...{
        lesson: "''",
        level: "'unmet'",
        source: "'call'",
        heardOn: "'2026-11-23'",
        link: "''",
        need: "'needs_answer'",
      },
      ...{ audience: "'everyone'", placeId: "''", hearerId: "'anna'", createdAt: AT, updatedAt: AT },
    });
    await happened('1', 'assigned', 'Bo');
    await happened('2', 'assigned', 'Bo: knows them well: ask him');
    await happened('3', 'assigned', 'Cleo: either');
    await happened('4', 'assigned', 'Bo the Elder: was called so');
    await happened('5', 'closed', 'Bo: said so');
    await raw.migrate(known);
    expect(await raw.query('SELECT "id", "toId", "detail" FROM "ConversationEvent" ORDER BY "id"')).toEqual([
      { id: '1', toId: 'bo', detail: '' },
      { id: '2', toId: 'bo', detail: 'knows them well: ask him' },
      { id: '3', toId: null, detail: 'either' },
      { id: '4', toId: null, detail: 'was called so' },
      { id: '5', toId: null, detail: 'Bo: said so' },
    ]);
  });
});
