import { WORD_LETTER } from './phone-context.ts';

/** Tokens that say by their beginning what they are. Each ends where its letters do. */
const KNOWN = [
  String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{8,}|xapp-[\w-]{8,}`,
  String.raw`(?:gh[opsur]_|github_pat_|glpat-|npm_|pypi-|hf_|dop_v1_|shp(?:at|ss|ca)_)[\w-]{16,}`,
  String.raw`(?:sk|rk|pk)_(?:live|test)_\w{8,}|whsec_\w{12,}|sk-(?:ant-|proj-)?[\w-]{20,}`,
  '(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}',
  String.raw`AIza[\w-]{30,}|ya29\.[\w-]{16,}|SG\.[\w-]{16,}\.[\w-]{16,}`,
  String.raw`eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?`,
].join('|');
const KNOWN_TOKEN = new RegExp(String.raw`(?<![\w])(?:${KNOWN})`, 'g');

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const WEBHOOK = /(https:\/\/hooks\.slack\.com\/[a-z]+\/[\w/]*\/)[A-Za-z0-9]{16,}/g;
const AUTHORISATION = /\b(Bearer|Basic)(\s+)([\w.~+/-]{12,}=*)/gi;

const SECRET_WORDS =
  'password|passwd|pwd|passcode|passphrase|passwort|kennwort|salasana|tunnusluku|lösenord|passord|adgangskode|пароль|密码|パスワード|비밀번호|mot de passe|contraseña|wachtwoord|senha|api[ _-]?key|access[ _-]?key|client[ _-]?secret|secret|token';
/** "password: hunter2": what follows must look like one, because "password: reset fails" is a customer's words. */
const NAMED = new RegExp(
  String.raw`(?<!${WORD_LETTER}|\d)((?:${SECRET_WORDS})["']?\s*(?:[:=：]|\bis\b)\s*["']?)([^\s"',;[\]]{6,})`,
  'giu',
);

/** A long run of letters, digits and the signs of Base64. */
const RUN = /(?<![\p{L}\d_])[A-Za-z0-9+/_-]{24,}={0,2}(?![\p{L}\d])/gu;

/** Replaces the tokens and keys that are known by how they begin. What has no digit is left alone. */
export function withoutSecrets(text: string, put: () => string): string {
  return text
    .replace(PRIVATE_KEY, put)
    .replace(WEBHOOK, (_whole, address: string) => address + put())
    .replace(KNOWN_TOKEN, (token) => (/\d/.test(token) ? put() : token))
    .replace(AUTHORISATION, (whole, scheme: string, blank: string, token: string) =>
      /\d/.test(token) ? scheme + blank + put() : whole,
    );
}

/** Replaces, outside of links, what is called a password, and what is as long and as mixed as only a machine mixes. */
export function withoutPasswords(text: string, put: () => string): string {
  return text
    .replace(NAMED, (whole, name: string, value: string) => (looksChosen(value) ? name + put() : whole))
    .replace(RUN, (run) => (looksRandom(run) ? put() : run));
}

const SECRET_PARAMETER =
  /([?&#;](?:[\w.-]*(?:token|secret|passw(?:or)?d|pwd|api[_-]?key|signature|credential)|key|sig|auth|code|jwt|sid|session(?:id)?)=)([^&#\s[\]]{6,})/gi;
const USER_INFO = /^([a-z]+:\/\/)[^/\s:@[\]]+:[^/\s@[\]]+(?=@)/i;
/** Of a link everything else stays: its digits are the ids of pages. */
export function linkWithoutSecrets(link: string, put: () => string): string {
  return link
    .replace(USER_INFO, (_whole, scheme: string) => scheme + put())
    .replace(SECRET_PARAMETER, (_whole, name: string) => name + put());
}

/** A password has more than letters. */
function looksChosen(value: string): boolean {
  return /\d/.test(value) && /[^\d.,:/]/.test(value);
}

const UNMIXED = /^[A-Fa-f0-9]+$/;

/** Hexadecimal keys, and runs in which capitals, small letters and digits take turns. */
function looksRandom(run: string): boolean {
  const letters = run.replace(/[^A-Za-z0-9]/g, '');
  if (UNMIXED.test(run) && run.length >= 32) return /\d/.test(run) && /[A-Fa-f]/.test(run) && entropy(run) > 3;
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  if ((run.match(/\d+/g) ?? []).length < 2) return false;
  return turns(letters) / letters.length >= 0.3 && entropy(letters) > 3.5;
}

/** How often the sort of character changes. */
function turns(letters: string): number {
  const sorts = [...letters].map((letter) => (/\d/.test(letter) ? 0 : /[a-z]/.test(letter) ? 1 : 2));
  return sorts.filter((sort, index) => index > 0 && sort !== sorts[index - 1]).length;
}

/** Shannon's, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
