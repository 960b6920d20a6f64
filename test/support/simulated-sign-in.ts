import { createHash } from 'node:crypto';
import { type Answer, json, type Received, status } from './hostile-issuer.ts';
import { isClient, refusal, type SimulatedClient } from './simulated-client.ts';
import { queryOf } from './simulated-hosts.ts';

type Asked = URLSearchParams;

/** What a provider does differently from the others. */
export interface Manners {
  readonly client: SimulatedClient;
  /** An error code that its page sends the browser back with. */
  readonly pageError?: (asked: Asked) => string | undefined;
  /** What its page says beside the code. */
  readonly inAnswer?: Readonly<Record<string, string>>;
  /** What its token endpoint minds before anything else. */
  readonly objection?: (request: Received) => Answer | undefined;
  readonly wrongClient?: Answer;
  readonly wrongCode?: Answer;
  readonly wrongRefreshToken?: Answer;
  /** What it answers, but for the refresh token. `asked`: by the page, or where there was none by the form. */
  readonly tokens: (asked: Asked, request: Received) => object;
  /** Absent: it gives none. */
  readonly refreshToken?: {
    readonly isGiven: (asked: Asked) => boolean;
    readonly isSingleUse: boolean;
    readonly prefix?: string;
  };
  /** How its token endpoint says what it says. */
  readonly spoken?: (body: object, request: Received) => Answer;
}

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** RFC 7636 §4.6, and that no verifier comes where no challenge was (RFC 9700 §2.1.1). */
function isProven(asked: Asked, form: Asked): boolean {
  const challenge = asked.get('code_challenge');
  const verifier = form.get('code_verifier');
  if (challenge === null || verifier === null) return challenge === verifier;
  return asked.get('code_challenge_method') === 'S256' && s256(verifier) === challenge;
}

const isOfRequest = (asked: Asked, form: Asked) =>
  asked.get('redirect_uri') === form.get('redirect_uri') && isProven(asked, form);

const sentBack = (asked: Asked, words: Readonly<Record<string, string>>): Answer => {
  const target = new URL(asked.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(words)) target.searchParams.set(name, value);
  target.searchParams.set('state', asked.get('state') ?? '');
  return status(302, { location: target.href });
};

/** The two endpoints of the code flow, with single-use codes, PKCE and refresh tokens. */
export function simulateSignIn(manners: Manners): {
  readonly page: Answer;
  readonly token: Answer;
} {
  const codes = new Map<string, Asked>();
  const refreshTokens = new Map<string, Asked>();
  let count = 0;

  const kept = (store: Map<string, Asked>, name: string, asked: Asked) => {
    count += 1;
    store.set(`${name}${count}`, asked);
    return `${name}${count}`;
  };

  const page: Answer = (response, request) => {
    const asked = queryOf(request);
    const error = manners.pageError?.(asked);
    const words = error ? { error } : { code: kept(codes, 'code-', asked), ...manners.inAnswer };
    sentBack(asked, words)(response, request);
  };

  const refreshTokenFor = (asked: Asked) =>
    manners.refreshToken?.isGiven(asked)
      ? { refresh_token: kept(refreshTokens, manners.refreshToken.prefix ?? 'refresh-', asked) }
      : {};

  function redeemed(request: Received): object | Answer {
    const code = request.form.get('code') ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    if (!asked || !isOfRequest(asked, request.form)) {
      return manners.wrongCode ?? refusal('invalid_grant');
    }
    return { ...manners.tokens(asked, request), ...refreshTokenFor(asked) };
  }

  function renewed(request: Received): object | Answer {
    const token = request.form.get('refresh_token') ?? '';
    const asked = refreshTokens.get(token);
    if (!asked) return manners.wrongRefreshToken ?? refusal('invalid_grant');
    if (!manners.refreshToken?.isSingleUse) return manners.tokens(asked, request);
    refreshTokens.delete(token);
    return { ...manners.tokens(asked, request), ...refreshTokenFor(asked) };
  }

  function answerTo(request: Received): object | Answer {
    const objection = manners.objection?.(request);
    if (objection) return objection;
    if (!isClient(request, manners.client)) {
      return manners.wrongClient ?? refusal('invalid_client', undefined, 401);
    }
    switch (request.form.get('grant_type')) {
      case 'authorization_code':
        return redeemed(request);
      case 'refresh_token':
        return renewed(request);
      case 'client_credentials':
        return manners.tokens(request.form, request);
      default:
        return refusal('unsupported_grant_type');
    }
  }

  const token: Answer = (response, request) => {
    const answer = answerTo(request);
    const say = manners.spoken ?? ((body: object) => json(body));
    const spoken = typeof answer === 'function' ? (answer as Answer) : say(answer, request);
    spoken(response, request);
  };

  return { page, token };
}
