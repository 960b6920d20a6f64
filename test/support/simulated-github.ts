import { type Answer, json, type Received, said } from './hostile-issuer.ts';
import { claimedIn, type SimulatedClient } from './simulated-client.ts';
import { play } from './simulated-hosts.ts';
import { simulateSignIn } from './simulated-sign-in.ts';

const SITE = 'https://github.com/login';

const EIGHT_HOURS = 28_800;
const SIX_MONTHS = 15_897_600;

/** In form encoding, unless JSON is asked for. */
function spoken(body: object, { headers }: Received): Answer {
  if (headers.accept?.includes('application/json')) return json(body);
  const members = Object.entries(body).map(([name, value]) => [name, String(value)]);
  return said(String(new URLSearchParams(members)), 'application/x-www-form-urlencoded');
}

/** With 200, as all its errors. */
const error =
  (name: string, words: string): Answer =>
  (response, request) =>
    spoken({ error: name, error_description: words }, request)(response, request);

const WRONG_CLIENT = error(
  'incorrect_client_credentials',
  'The client_id and/or client_secret passed are incorrect.',
);

export interface GitHubApp extends SimulatedClient {
  readonly secret: string;
  /** A GitHub App whose tokens expire. Else an OAuth app. */
  readonly expires: boolean;
}

let count = 0;

function tokensOf({ expires }: GitHubApp, asked: URLSearchParams) {
  count += 1;
  const usual = { token_type: 'bearer', scope: (asked.get('scope') ?? '').replaceAll(' ', ',') };
  return expires
    ? {
        ...usual,
        access_token: `ghu_${count}`,
        expires_in: EIGHT_HOURS,
        refresh_token_expires_in: SIX_MONTHS,
      }
    : { ...usual, access_token: `gho_${count}` };
}

/** GitHub, as its documentation describes it. `accepts`: what it makes of the Accept header. */
export function playGitHub(app: GitHubApp): void {
  const { page, token } = simulateSignIn({
    client: app,
    inAnswer: { iss: `${SITE}/oauth` },
    // PKCE spares nobody the secret.
    objection: (request) => (claimedIn(request).by === 'post' ? undefined : WRONG_CLIENT),
    wrongClient: WRONG_CLIENT,
    wrongCode: error('bad_verification_code', 'The code passed is incorrect or expired.'),
    wrongRefreshToken: error(
      'bad_refresh_token',
      'The refresh token passed is incorrect or expired.',
    ),
    tokens: (asked) => tokensOf(app, asked),
    refreshToken: { isGiven: () => app.expires, isSingleUse: true, prefix: 'ghr_' },
    spoken,
  });
  play(`${SITE}/oauth/authorize`, page);
  play(`${SITE}/oauth/access_token`, token);
}
