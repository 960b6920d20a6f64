import type { Input } from '../core/command.ts';
import type { Metadata } from '../core/discovery.ts';
import { askedOnce, FailureError, failure } from '../core/failure.ts';
import { type IssuerFacts, issuerOf } from '../core/issuer-facts.ts';
import { areKeysDue, areMetadataCurrent, isKeyLacking, pauseAfter } from '../core/keys-due.ts';
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
  /** Named by a token. */
  readonly keyId: string | undefined;
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

async function keysAt({ metadata }: Found, asking: Asking): Promise<Outcome<FetchedKeys>> {
  const { jwksUri } = metadata;
  if (jwksUri === undefined) return bad(new FailureError(failure('no_metadata')));
  return attempt(fetchKeySet(jwksUri, ports), jwksUri, asking);
}

/** What was known before stays, but for where it was found: it may be somewhere else by now. */
function inVain({ failure: reason, retryAfter }: FailureError, { known }: Asking, found?: Found) {
  const metadata = found?.metadata ?? known?.metadata;
  const now = ports.now();
  return {
    ...(metadata && { metadata }),
    ...(known?.keys && { keys: known.keys }),
    fetchedAt: now,
    freshUntil: now + pauseAfter(reason, retryAfter),
    failure: reason,
  };
}

async function factsNow(asking: Asking): Promise<IssuerFacts> {
  const found = await metadataOf(asking);
  if (!found.ok) return inVain(found.fault, asking);
  const fetched = await keysAt(found.value, asking);
  if (!fetched.ok) return inVain(fetched.fault, asking, found.value);
  const now = ports.now();
  const { keys, freshness } = fetched.value;
  return { ...found.value, keys, fetchedAt: now, freshUntil: now + freshness };
}

/** When a lacking key was looked for, be it in vain. */
const sought = ({ known, keyId }: Asking): Pick<IssuerFacts, 'soughtAt'> =>
  isKeyLacking(known, keyId) ? { soughtAt: ports.now() } : {};

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
 * Fetches what an app's issuer publishes, where that is not fresh, or lacks the key that is named: for such a key at
 * most once a minute. Only the app's settings say where: nothing that stands in a token is ever fetched.
 */
export async function fetchKeys({ id, keyId }: Input<'fetchKeys'>): Promise<void> {
  const { apps, issuers, granted } = await readState();
  const app = appById(apps, id);
  const issuer = app && issuerOf(app);
  if (issuer === undefined) return;
  const known = issuers[issuer];
  const isDue = areKeysDue(known, keyId, granted, ports.now());
  await (underWay.get(issuer) ?? (isDue ? askOnce({ issuer, known, keyId, granted }) : undefined));
}
