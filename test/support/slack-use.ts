import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WebClient } from '@slack/web-api';

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;
const SOURCES = path.resolve(import.meta.dirname, '../../src');

/** All of src/ as one text per file, without what is generated, without comments, each call chain on one line. */
function sourceTexts(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => readFileSync(path.join(SOURCES, name), 'utf8').replace(COMMENTS, '').replace(/\s+\./g, '.'));
}

function everyMatch(pattern: RegExp): string[] {
  const found = sourceTexts().flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(found)].sort();
}

/** What the code listens to, by its definitions: the commands' names, the callback ids of shortcuts, the events' types. */
export const listenedTo = {
  commands: () => everyMatch(/\bdefineCommand\(\s*'([^']+)'/g),
  messageShortcuts: () => everyMatch(/\bdefineMessageShortcut\(\s*'([^']+)'/g),
  globalShortcuts: () => everyMatch(/\bdefineGlobalShortcut\(\s*'([^']+)'/g),
  events: () => everyMatch(/\bdefineEvent\(\s*'([^']+)'/g),
};

/** The Web API methods that the code calls, "chat.postMessage". */
export function calledMethods(): string[] {
  const client: object = new WebClient();
  const written = [
    ...everyMatch(/\.([a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)+)\(/g).flatMap(endsOf),
    ...everyMatch(/\bapiCall\(\s*'([^']+)'/g),
  ];
  return [...new Set(written.filter((name) => isMethod(client, name)))].sort();
}

/** "slack.web.chat.postMessage" may end in a method's name at any of its dots. */
function endsOf(chain: string): string[] {
  const parts = chain.split('.');
  return parts.map((_part, i) => parts.slice(i).join('.')).filter((name) => name.includes('.'));
}

function isMethod(client: object, name: string): boolean {
  if (name.startsWith('logger.')) return false;
  let value: unknown = client;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null) return false;
    value = Reflect.get(value, part);
  }
  return typeof value === 'function';
}
