import type { AppForm } from './app-form.ts';
import { isEndpoint, issuerCandidates, withOtherEnding } from './issuer-candidates.ts';
import { clientFields, readRequest } from './pasted-request.ts';
import {
  hiddenRequest,
  isRequest,
  type PastedUrl,
  readUrl,
  whole,
  wholeAddress,
} from './pasted-url.ts';
import { type Problem, problem } from './problem.ts';
import type { Provider } from './providers/provider.ts';
import { findProviders } from './providers/providers.ts';
import { type Recognised, recognise } from './providers/recognise.ts';
import { good, type Result } from './result.ts';

/** What a single address says about an issuer and, maybe, about a client there. */
interface PastedIssuer {
  /**
   * Exact issuers to look for, the likeliest first. Empty where a recognised provider needs more blanks, or
   * publishes no metadata.
   */
  readonly candidates: readonly string[];
  readonly recognised?: Recognised;
  /** What the address itself says. The defaults of a provider are `formFrom`. */
  readonly form: Partial<AppForm>;
}

/** What one line of text stands for: a provider's name, an issuer, or an authorization request. */
export type PastedAddress =
  | { readonly kind: 'provider'; readonly providers: readonly Provider[] }
  | ({ readonly kind: 'issuer' } & PastedIssuer)
  | ({
      readonly kind: 'request';
      readonly wasImplicit: boolean;
      readonly isOpaque: boolean;
    } & PastedIssuer);

function readName(text: string): Result<PastedAddress, Problem> {
  const providers = findProviders(text);
  return providers.length > 0 ? good({ kind: 'provider', providers }) : problem('address_unknown');
}

/** Only what a provider is recognised to be is searched for: its other addresses are no issuers. */
function candidatesOf(
  { url, endsWithSlash }: PastedUrl,
  recognised: Recognised | undefined,
  isBelow: boolean,
) {
  if (recognised === undefined) return issuerCandidates(url, { isBelow, endsWithSlash });
  const { provider, issuer } = recognised;
  const isFound = issuer !== undefined && !provider.quirks?.includes('no_discovery');
  return isFound ? withOtherEnding(issuer) : [];
}

function issuerAt(pasted: PastedUrl, isBelow: boolean, form: Partial<AppForm>): PastedIssuer {
  const recognised = recognise(whole(pasted));
  const candidates = candidatesOf(pasted, recognised, isBelow);
  return { candidates, form, ...(recognised && { recognised }) };
}

/** Login pages built on IdentityServer come back to a page below the endpoint. */
const endpointOf = ({ url }: PastedUrl) => url.href.replace(/\/authorize\/callback$/, '/authorize');

function describeRequest(pasted: PastedUrl): PastedAddress {
  const { form, ...flags } = readRequest(pasted.query);
  const authorizationEndpoint = endpointOf(pasted);
  const fields = { grant: 'authorization_code', authorizationEndpoint, ...form } as const;
  return { kind: 'request', ...flags, ...issuerAt(pasted, true, fields) };
}

/** A page of a login stands somewhere below its issuer; an issuer has no query (RFC 8414 §2). */
const isBelowIssuer = ({ url, query }: PastedUrl) => query.size > 0 || isEndpoint(url);

const describeIssuer = (pasted: PastedUrl): PastedAddress => ({
  kind: 'issuer',
  ...issuerAt(pasted, isBelowIssuer(pasted), clientFields(pasted.query)),
});

function describe(pasted: PastedUrl): PastedAddress {
  const request = isRequest(pasted) ? pasted : hiddenRequest(pasted);
  return request ? describeRequest(request) : describeIssuer(pasted);
}

/** A JWS or a JWE (RFC 7515 §3.1, RFC 7516 §3.1), or whatever a header line has: its dots make no host of it. */
const TOKEN = /^(?:[Bb]earer\s+\S+|eyJ[\w-]*(?:\.[\w-]*){2,4})$/;

/**
 * Reads the one line that a new app begins with: an issuer, where its metadata is, an authorization request as
 * it stood in the address bar, or the name of a provider. Nothing that belongs to one sign-in is kept of it.
 */
export function readAddress(input: string): Result<PastedAddress, Problem> {
  const text = input.trim();
  if (text === '') return problem('required');
  if (TOKEN.test(text)) return problem('address_is_token');
  const address = wholeAddress(text);
  if (address === undefined) return readName(text);
  const pasted = readUrl(address);
  return pasted.ok ? good(describe(pasted.value)) : pasted;
}
