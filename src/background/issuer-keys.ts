import type { Input } from '../core/command.ts';
import type { Metadata } from '../core/discovery.ts';
import { askedOnce, FailureError, failure } from '../core/failure.ts';
import { type IssuerFacts, issuerOf } from '../core/issuer-facts.ts';
import {
  areKeysDue,
  areKeysKept,
  areMetadataCurrent,
  isKeyLacking,
  pauseAfter,
  type Wanted,
} from '../core/keys-due.ts';
import { bad, good, type Result } from '../core/result.ts';
import { appById } from '../core/state.ts';
import { discover } from '../oauth/discover.ts';
import { failureOf } from '../oauth/failure-of.ts';
import { type FetchedKeys, fetchKeySet } from '../oauth/jwks.ts';
import { explained } from './discoveries.ts';
import { ports } from './outside.ts';
import { change, readState } from './store.ts';

interface Asking {
  readonly issuer: string;
  readonly known: IssuerFacts | undefined;
  /** By a token. */
  readonly wanted: Wanted;
  readonly granted: readonly string[];
}

/** `foundAt`: absent where they are not to be relied on for long. */
type Found = Pick<IssuerFacts, 'foundAt'> & { readonly metadata: Metadata };

/** Asks at one address; what goes wrong there is told with what may help. */
const attempt = <Value>(work: Promise<Value>, address: string, { granted }: Asking) =>
  work.then(good, (error: unknown) => {
    const reason = explained(address, askedOnce(failureOf(error)), granted);
    return bad(
      new FailureError(reason, error instanceof FailureError ? error.retryAfter : undefined),
    );
  });

type Outcome<Value> = Result<Value, FailureError>;

/** Old metadata are better than none: an issuer that is down for a while has seldom moved its keys. */
async function metadataOf(asking: Asking): Promise<Outcome<Found>> {
  const { issuer, known } = asking;
  const old = known?.metadata && { metadata: known.metadata };
  if (old && areMetadataCurrent(known, ports.now())) {
    return good({ ...old, ...(known.foundAt !== undefined && { foundAt: known.foundAt }) });
  }
  const found = await attempt(discover(issuer, ports.http), issuer, asking);
  if (found.ok) return good({ metadata: found.value, foundAt: ports.now() });
  return old ? good(old) : found;
}

async function keysOf({ metadata }: Found, asking: Asking): Promise<Outcome<FetchedKeys>> {
  const { jwksUri } = metadata;
  if (jwksUri === undefined) return bad(new FailureError(failure('no_metadata')));
  return attempt(fetchKeySet(jwksUri, ports), jwksUri, asking);
}

/** Keys that an issuer no longer stands for vouch for no token, however long it cannot be asked. */
function keysKept(known: IssuerFacts | undefined, metadata: Metadata | undefined) {
  const { keys, keysAt } = known ?? {};
  return known && keys && keysAt !== undefined && areKeysKept(known, metadata?.jwksUri, ports.now())
    ? { keys, keysAt }
    : {};
}

/** What was known before stays for a while, but for where it was found: it may be somewhere else by now. */
function inVain({ failure: reason, retryAfter }: FailureError, { known }: Asking, found?: Found) {
  const metadata = found?.metadata ?? known?.metadata;
  const now = ports.now();
  return {
    ...(metadata && { metadata }),
    ...keysKept(known, metadata),
    fetchedAt: now,
    freshUntil: now + pauseAfter(reason, retryAfter),
    failure: reason,
  };
}

async function factsNow(asking: Asking): Promise<IssuerFacts> {
  const found = await metadataOf(asking);
  if (!found.ok) return inVain(found.fault, asking);
  const fetched = await keysOf(found.value, asking);
  if (!fetched.ok) return inVain(fetched.fault, asking, found.value);
  const now = ports.now();
  const { keys, freshness } = fetched.value;
  return { ...found.value, keys, keysAt: now, fetchedAt: now, freshUntil: now + freshness };
}

/** When a lacking key was looked for last, be it in vain. */
function sought({ known, wanted }: Asking): Pick<IssuerFacts, 'soughtAt'> {
  const soughtAt = isKeyLacking(known, wanted) ? ports.now() : known?.soughtAt;
  return soughtAt === undefined ? {} : { soughtAt };
}

async function ask(asking: Asking): Promise<void> {
  const facts = { ...(await factsNow(asking)), ...sought(asking) };
  await change(({ issuers }) => ({ issuers: { ...issuers, [asking.issuer]: facts } }));
}

/** The issuers that this very worker asks: who dies at it has left nothing behind. */
const underWay = new Map<string, Promise<void>>();

/** Whoever wants to know what is being asked waits for the same answer. */
function askOnce(asking: Asking): Promise<void> {
  const { issuer } = asking;
  const begun = ask(asking).finally(() => underWay.delete(issuer));
  underWay.set(issuer, begun);
  return begun;
}

/**
 * Fetches what an app's issuer publishes, where that is not fresh, lacks the key that is named, or does not fit: for
 * such a key at most once a minute. Only the app's settings say where: nothing that stands in a token is ever fetched.
 */
export async function fetchKeys({ id, ...wanted }: Input<'fetchKeys'>): Promise<void> {
  const { apps, issuers, granted } = await readState();
  const app = appById(apps, id);
  const issuer = app && issuerOf(app);
  if (issuer === undefined) return;
  const known = issuers[issuer];
  const isDue = areKeysDue(known, wanted, granted, ports.now());
  await (underWay.get(issuer) ?? (isDue ? askOnce({ issuer, known, wanted, granted }) : undefined));
}
