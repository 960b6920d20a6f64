import { jsonIn } from '../json-fields.ts';
import { namedSighting, textsIn } from './find-in-json.ts';
import { findInText } from './find-in-text.ts';
import type { FoundToken, Sighting } from './found-token.ts';
import { isJwtForm } from './jwt-in-text.ts';
import { guessedIn, markAlone } from './token-alone.ts';

/** What a pasted text holds. */
export interface Found {
  /** The likeliest first, each once. */
  readonly tokens: readonly FoundToken[];
  /** A refresh token is there too. It is worth more than what it stands for, so it is not handed on. */
  readonly hasRefreshToken: boolean;
  /** Why there is no token. */
  readonly reason?: 'empty' | 'too_long' | 'placeholder' | 'refresh_only' | 'nothing';
}

/** More than any recording that a browser saves of a page. */
const LONGEST = 128 * 1024 * 1024;

/** A HAR holds answers, which hold JSON, which may hold another one. */
const DEEPEST = 3;

/** What mails and chats put between letters: marks that nobody sees, and spaces that are none. */
const withoutUnseen = (text: string) =>
  text.replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').replaceAll('\u00a0', ' ');

/** Nobody looks through more. */
const AT_MOST = 200;

/** Shorter text holds no token. */
const SHORTEST = 6;

const looksLikeJson = (text: string) => /^\s*[[{]/.test(text);

/** What a member is called tells more of where it was than what stands in it. */
function placedBy(key: string, sighting: Sighting): Sighting {
  if (/^(?:set-)?cookies?$/i.test(key)) return { ...sighting, where: 'cookie' };
  if (/^authorization$/i.test(key)) return { ...sighting, where: 'header', name: 'access_token' };
  return sighting.where === 'text' ? { ...sighting, where: 'json' } : sighting;
}

function* inJson(json: unknown, depth: number): Iterable<Sighting> {
  for (const inside of textsIn(json)) {
    const named = namedSighting(inside);
    if (named) yield named;
    else if (inside.text.length >= SHORTEST) {
      for (const one of sightingsIn(inside.text, depth + 1)) yield placedBy(inside.key, one);
    }
  }
}

function* sightingsIn(text: string, depth = 0): Iterable<Sighting> {
  const json = depth < DEEPEST && looksLikeJson(text) ? jsonIn(text) : undefined;
  if (json === undefined) yield* findInText(text);
  else yield* inJson(json, depth);
}

const isRefreshToken = ({ name }: Sighting) => name === 'refresh_token';

const isShown = (sighting: Sighting): sighting is FoundToken => !isRefreshToken(sighting);

/** An answer calls a token by its name; a header takes any for an access token. */
function withName(known: Sighting, { name, where }: Sighting): Sighting {
  if (name === undefined || isRefreshToken(known)) return known;
  const isToldFirst = known.name === undefined || (known.where === 'header' && where !== 'header');
  return isToldFirst || name === 'refresh_token' ? { ...known, name } : known;
}

/** Each once, under the name that any place gave it. */
function once(sightings: Iterable<Sighting>): readonly Sighting[] {
  const byText = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const known = byText.get(sighting.text);
    byText.set(sighting.text, known ? withName(known, sighting) : sighting);
    if (byText.size >= AT_MOST) break;
  }
  return [...byText.values()];
}

const RANKS = ['access_token', undefined, 'id_token'] as const;

/** An access token before any other, a JWT before what nobody can read. */
const rankOf = ({ name, text }: FoundToken) => RANKS.indexOf(name) * 2 + (isJwtForm(text) ? 0 : 1);

const ranked = (sightings: readonly Sighting[]): readonly FoundToken[] =>
  sightings.filter(isShown).sort((a, b) => rankOf(a) - rankOf(b));

const PLACEHOLDER = /(?:bearer|token|jwt)["'\s:=]{1,8}(?:\{\{|<|\$|%\w+%)/i;

function reasonFor(text: string, hasRefreshToken: boolean): Found['reason'] & string {
  if (text.trim() === '') return 'empty';
  if (hasRefreshToken) return 'refresh_only';
  return PLACEHOLDER.test(text) ? 'placeholder' : 'nothing';
}

/**
 * Finds the tokens in whatever was pasted: a token alone, a header line, a command, a HAR, a token response, an
 * address. Nothing is decided by what is found: a person looks at it.
 */
export function findTokens(pasted: string): Found {
  if (pasted.length > LONGEST) return { tokens: [], hasRefreshToken: false, reason: 'too_long' };
  const text = withoutUnseen(pasted);
  const sightings = once(sightingsIn(text));
  const hasRefreshToken = sightings.some(isRefreshToken);
  const tokens = ranked(sightings.length > 0 ? sightings.map(markAlone(text)) : guessedIn(text));
  if (tokens.length > 0) return { tokens, hasRefreshToken };
  return { tokens, hasRefreshToken, reason: reasonFor(text, hasRefreshToken) };
}
