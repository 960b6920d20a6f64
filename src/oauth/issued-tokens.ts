import * as v from 'valibot';
import type { IssuedToken } from '../core/answers.ts';
import { managementBase } from '../core/beyond-identity.ts';
import { FailureError, failure } from '../core/failure.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';
import { quote } from './failure-of.ts';
import { type Http, limited } from './http.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

/** Whose tokens: of the application itself, or of one of its users. */
export interface IssuedFilter {
  readonly principal: 'application' | 'identity';
  readonly id: string;
}

/** The API says that it is a time, not in which form: seconds, or RFC 3339 §5.6. */
function momentIn(time: string | number): Millis | undefined {
  const isText = typeof time === 'string' && !/^\d+$/.test(time);
  const moment = isText ? Date.parse(time) : Number(time) * SECOND;
  return isMoment(moment) ? moment : undefined;
}

const text = v.nullish(v.string());
const time = v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(momentIn)));

const TokenSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    scopes: v.nullish(v.array(v.string())),
    expires: time,
    issued_at: time,
    token_type: text,
    token_format: text,
    token_suffix: text,
  }),
  v.transform(
    (token): IssuedToken => ({
      id: token.id,
      scopes: token.scopes ?? [],
      expiresAt: token.expires ?? undefined,
      issuedAt: token.issued_at ?? undefined,
      type: token.token_type ?? undefined,
      format: token.token_format ?? undefined,
      suffix: token.token_suffix ?? undefined,
    }),
  ),
);

const PageSchema = v.object({ tokens: v.array(TokenSchema), next_page_token: text });
type Page = v.InferOutput<typeof PageSchema>;

const ErrorSchema = v.object({ message: v.string() });

const PAGE_SIZE = 200;
const MOST_PAGES = 25;

function baseOf(issuer: string): string {
  const base = managementBase(issuer);
  if (!base) throw new FailureError(failure('method_unsupported'));
  return `${base}/tokens`;
}

async function request(method: 'GET' | 'DELETE', url: URL, bearer: string, http: Http) {
  const headers = { accept: 'application/json', authorization: `Bearer ${bearer}` };
  const response = await limited(http)(url.href, { method, headers });
  if (!response.ok) throw await refusal(response, bearer);
  return response;
}

async function jsonOf(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

/** Why, in the server's words where it has any. */
async function refusal(response: Response, bearer: string) {
  const error = v.safeParse(ErrorSchema, await jsonOf(response));
  return new FailureError(
    error.success
      ? failure('refused', quote(error.output.message, [bearer]))
      : failure('status', String(response.status)),
  );
}

function pageUrl(
  issuer: string,
  filter: IssuedFilter | undefined,
  page: string | null | undefined,
) {
  const url = new URL(baseOf(issuer));
  url.searchParams.set('page_size', String(PAGE_SIZE));
  if (filter) url.searchParams.set('principal_type', filter.principal);
  if (filter) url.searchParams.set('principal_id', filter.id);
  if (page) url.searchParams.set('page_token', page);
  return url;
}

async function pageIn(response: Response): Promise<Page> {
  const page = v.safeParse(PageSchema, await jsonOf(response));
  if (!page.success) throw new FailureError(failure('bad_answer'));
  return page.output;
}

/**
 * Lists the tokens that Beyond Identity has given out for the application of this issuer, up to 5000.
 * `bearer`: an access token with the scope `tokens:read`. `filter`: absent, those of everybody.
 * Throws `FailureError`: `method_unsupported` where the issuer is another's, `refused`, `bad_answer`.
 */
export const listIssued = (
  issuer: string,
  bearer: string,
  filter: IssuedFilter | undefined,
  { http }: Pick<Ports, 'http'>,
): Promise<readonly IssuedToken[]> =>
  reported([bearer], async () => {
    const tokens: IssuedToken[] = [];
    let next: string | null | undefined;
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const url = pageUrl(issuer, filter, next);
      const page = await pageIn(await request('GET', url, bearer, http));
      tokens.push(...page.tokens);
      next = page.next_page_token;
      if (!next) break;
    }
    return tokens;
  });

/**
 * Takes back one token that `listIssued` has shown, by its id. `bearer`: an access token with the scope
 * `tokens:delete`. Throws `FailureError`, as `listIssued` does.
 */
export const revokeIssued = (
  issuer: string,
  id: string,
  bearer: string,
  { http }: Pick<Ports, 'http'>,
): Promise<void> =>
  reported([bearer], async () => {
    // A path of its own: `..` would be the application itself.
    if (!/^[\w-]+$/.test(id)) throw new FailureError(failure('bad_answer'));
    const url = new URL(`${baseOf(issuer)}/${id}`);
    await request('DELETE', url, bearer, http);
  });
