import type { IssuerKey } from '../issuer-facts.ts';
import { fitsHash } from './access-token-hash.ts';
import type { SignatureCheck, TokenCheck } from './check.ts';
import { areAllDisclosed } from './disclosures.ts';
import { isKnownAlgorithm, type Unfitness, unfitness } from './fit-key.ts';
import { textIn } from './piece.ts';
import type { SelfContained, TokenReading } from './reading.ts';
import { type KeyTrial, tryKey } from './try-key.ts';

type Keys = readonly IssuerKey[];

export interface CheckInput {
  readonly text: string;
  /** What was read in that text. */
  readonly reading: TokenReading;
  /** Of the issuer that the app is configured with. Undefined: they are not at hand. */
  readonly keys: Keys | undefined;
  /** The one that came with an ID token. */
  readonly accessToken?: string | undefined;
}

/** A token that names no key is tried with so many at most: more would cost whoever looks at it. */
const MAX_TRIALS = 10;

/** Parts of the header as texts: what is something else counts as absent. */
const inHeader = ({ header }: SelfContained, member: string) => {
  const value = header[member];
  return typeof value === 'string' ? value : undefined;
};

/** Only `b64` is understood (RFC 7797 §3). What is no list of names names nothing that anyone understands. */
const isCritical = ({ header: { crit } }: SelfContained) =>
  crit !== undefined &&
  !(Array.isArray(crit) && crit.length > 0 && crit.every((name) => name === 'b64'));

/** What can be said without any key. Undefined: more has to be looked at. */
function withoutKeys(reading: SelfContained): SignatureCheck | undefined {
  const algorithm = inHeader(reading, 'alg') ?? '';
  if (!reading.isSigned || /^\s*none\s*$/i.test(algorithm)) return { kind: 'unsigned' };
  if (/^\s*HS\d+/i.test(algorithm)) return { kind: 'symmetric', algorithm };
  if (!isKnownAlgorithm(algorithm)) return { kind: 'unsupported', algorithm };
  return isCritical(reading) ? { kind: 'critical' } : undefined;
}

const named = (keyId: string | undefined) => (keyId === undefined ? {} : { keyId });

/** EdDSA has a second curve (RFC 8037 §3.1), which no browser offers. */
const isOutOfReach = (keys: Keys, algorithm: string) =>
  algorithm === 'EdDSA' && keys.some(({ crv }) => crv === 'Ed448');

/** All of several keys are unfit: a reason that is not that most keys are for something else tells more. */
function unfit(keys: Keys, algorithm: string): SignatureCheck {
  if (isOutOfReach(keys, algorithm)) return { kind: 'unsupported', algorithm };
  const reasons = keys.map((key) => ({ why: unfitness(key, algorithm) as Unfitness, key }));
  const telling = reasons.find(({ why }) => why !== 'algorithm') ?? reasons[0];
  return telling
    ? { kind: 'unfit_key', why: telling.why, ...named(telling.key.kid) }
    : { kind: 'unknown_key' };
}

const isNamedBy = (keyId: string | undefined) => (key: IssuerKey) =>
  keyId === undefined || key.kid === keyId;

const ORDER: readonly KeyTrial[] = ['bad', 'unsupported', 'unusable'];

/** What several keys came to, none of which fits. `isCut`: one that was not tried may be it. */
function outcomeOf(
  trials: readonly KeyTrial[],
  algorithm: string,
  { keyId, isCut }: { readonly keyId: string | undefined; readonly isCut: boolean },
) {
  const outcome = ORDER.find((kind) => trials.includes(kind));
  if (outcome === 'unsupported') return { kind: 'unsupported', algorithm } as const;
  if (isCut) return { kind: 'unknown_key' } as const;
  if (outcome === 'unusable')
    return { kind: 'unfit_key', why: 'algorithm', ...named(keyId) } as const;
  return { kind: 'bad' } as const;
}

/** One key after the other, because mostly the first one is it. */
async function tryAll(
  { text, reading, keys }: { text: string; reading: SelfContained; keys: Keys },
  algorithm: string,
): Promise<SignatureCheck> {
  const trials: KeyTrial[] = [];
  for (const key of keys.slice(0, MAX_TRIALS)) {
    const trial = await tryKey(signedPart(text, reading), key, algorithm);
    if (trial === 'fits') return { kind: 'verified', algorithm, ...named(key.kid) };
    trials.push(trial);
  }
  const isCut = keys.length > MAX_TRIALS;
  return outcomeOf(trials, algorithm, { keyId: inHeader(reading, 'kid'), isCut });
}

/** Of an SD-JWT only what the issuer signed (RFC 9901 §4). */
const signedPart = (text: string, { disclosures }: SelfContained) =>
  disclosures ? (text.split('~', 1)[0] as string) : text;

async function checkWith(text: string, reading: SelfContained, keys: Keys) {
  const algorithm = inHeader(reading, 'alg') as string;
  const keyId = inHeader(reading, 'kid');
  const candidates = keys.filter(isNamedBy(keyId));
  if (candidates.length === 0) return { kind: 'unknown_key', ...named(keyId) } as const;
  const fitting = candidates.filter((key) => unfitness(key, algorithm) === undefined);
  if (fitting.length === 0) return unfit(candidates, algorithm);
  const check = await tryAll({ text, reading, keys: fitting }, algorithm);
  // A claim that the issuer did not sign for must not stand under its signature (RFC 9901 §7.1).
  const isForged = check.kind === 'verified' && !(await areAllDisclosed(text, reading));
  return isForged ? ({ kind: 'bad' } as const) : check;
}

/** The text of a token inside the token. */
const innerText = (text: string, reading: SelfContained) =>
  textIn(signedPart(text, reading).split('.')[1] ?? '') ?? '';

/** The claims are those of the inner token (RFC 7519 §7.2): so that one has to be the issuer's too. */
async function withInner(check: SignatureCheck, text: string, reading: SelfContained, keys: Keys) {
  if (check.kind !== 'verified' || !reading.nested) return check;
  const inner = { text: innerText(text, reading), reading: reading.nested, keys };
  const found = await signatureOf(inner);
  return found.kind === 'verified' ? check : found;
}

async function signatureOf({ text, reading, keys }: CheckInput): Promise<SignatureCheck> {
  if (reading.form !== 'self-contained') return { kind: 'not_applicable' };
  const early = withoutKeys(reading);
  if (early) return early;
  if (!keys) return { kind: 'no_keys' };
  return withInner(await checkWith(text, reading, keys), text, reading, keys);
}

/**
 * Checks a token's signature (RFC 7515 §5.2) against the keys that are handed in, and no other: never against one
 * that the token itself brings or names (RFC 8725 §3.10), never without one, never with one that is used as a
 * secret (§2.1). It says nothing of the claims: whose they are and until when is told by findings. Never throws.
 */
export async function checkToken(input: CheckInput): Promise<TokenCheck> {
  const signature = await signatureOf(input).catch((): SignatureCheck => ({ kind: 'bad' }));
  const fits = await fitsHash(input.reading, input.accessToken).catch(() => undefined);
  return fits === undefined ? { signature } : { signature, fitsAccessToken: fits };
}
