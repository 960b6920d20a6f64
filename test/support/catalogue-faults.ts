import {
  type Catalogue,
  englishFor,
  hasSamePlaces,
  type Locale,
  wantedKeys,
} from './catalogues.ts';

/** What a store takes (Chrome Web Store, manifest key `description`). */
const LONGEST_DESCRIPTION = 132;

/** Names and codes, which are the same everywhere, and words that are said in English everywhere. */
const SAME =
  `Lanyard PKCE plain query fragment form_post UserInfo QR JWT JWS JWE JWK JWKS SD API APIs ID URL URI OAuth
  OpenID Connect Bearer DPoP mTLS HTTPie Postman curl fetch Entra Okta Google Cognito Keycloak Auth0 GitHub GitLab ACR
  XHR EventSource WebSockets Authorization Origin client_secret_basic client_secret_post private_key_jwt RFC SIP on off
  client_secret_jwt Authentication Web Services Refresh refresh token Login hint login Prompt PIN SMS Scope Realm
  Worker worker Fetch WebSocket prompt MIT`.split(/\s+/);

const wordsOf = (message: string) =>
  (message.replaceAll(/\$\d/g, ' ').match(/[\p{L}_\d]{2,}/gu) ?? []).filter(
    (word) => /\p{L}/u.test(word) && !/\d/.test(word) && !SAME.includes(word),
  );

/** The letters of a language that has its own. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
};

/** One word may be the same in two languages that share their letters; a sentence is not. */
function isLeftInEnglish(tag: string, english: string, message: string): boolean {
  const letters = LETTERS[tag.slice(0, 2)];
  if (letters) return wordsOf(message).length > 0 && !letters.test(message);
  return tag !== 'en' && wordsOf(english).length > 1 && message === english;
}

const countOf = (message: string, sign: string) => message.split(sign).length - 1;

/** Straight marks where people of any language write others. */
const hasTypewriterMarks = (english: string, message: string) =>
  /\p{L}'\p{L}/u.test(message) || countOf(message, '"') !== countOf(english, '"');

/** A dollar sign begins a place; with a name after it a browser refuses the whole catalogue. */
// Of two places with nothing between, Chromium takes the first for a name, and the extension does not load.
const hasBadPlace = (message: string) => /\$(?!\d)|\$\d\$/.test(message);

function faultsIn(tag: string, key: string, english: string, message: string): readonly string[] {
  const faults: readonly (readonly [string, boolean])[] = [
    ['is empty', message.trim() === ''],
    ['has other places', !hasSamePlaces(english, key, message)],
    ['has a place without a number', hasBadPlace(message)],
    ['is English', isLeftInEnglish(tag, english, message)],
    ['has straight quotes', hasTypewriterMarks(english, message)],
    ['has spaces around it', message !== message.trim()],
    ['is too long', key === 'description' && message.length > LONGEST_DESCRIPTION],
  ];
  return faults.filter(([, isFault]) => isFault).map(([what]) => `${tag}: ${key} ${what}`);
}

const NOT_TRANSLATED = ['language_tag', 'name'];

function messageFaults({ tag, messages }: Locale, english: Catalogue): readonly string[] {
  return Object.entries(messages).flatMap(([key, message]) => {
    const same = englishFor(english, key);
    return same === undefined || NOT_TRANSLATED.includes(key)
      ? []
      : faultsIn(tag, key, same, message);
  });
}

/** All that is wrong with a language's catalogue, one line each. */
export function catalogueFaults(locale: Locale, english: Catalogue): readonly string[] {
  const { tag, messages } = locale;
  const wanted = wantedKeys(english, tag);
  const missing = wanted.filter((key) => !(key in messages));
  const left = Object.keys(messages).filter((key) => !wanted.includes(key));
  return [
    ...missing.map((key) => `${tag}: ${key} is missing`),
    ...left.map((key) => `${tag}: ${key} is left over`),
    ...(messages['language_tag'] === tag ? [] : [`${tag}: language_tag is another`]),
    ...messageFaults(locale, english),
  ];
}
