import type { Challenge } from '../core/challenge.ts';
import { type Header, headerValue } from '../core/header-line.ts';
import { isRefusalStatus } from '../core/refusal.ts';
import { challengeIn } from './challenge.ts';
import { direct } from './http.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

/** What goes with a request as the app has it. */
export interface Carried {
  readonly header: Header;
  readonly token: string;
}

export interface TrialAnswer {
  readonly status: number;
  /** Only where the token was refused. */
  readonly challenge?: Challenge;
}

const challengesOf = ({ headers }: Response) => {
  const line = headers.get('www-authenticate');
  return line === null ? [] : [line];
};

/**
 * Asks an API once, to see whether it takes a token: without cookies, without a redirect, and without reading
 * what it answers. Throws `FailureError`: `unreachable`, `timeout`, `redirected`.
 */
export const tryToken = (
  url: string,
  { header, token }: Carried,
  { http }: Pick<Ports, 'http'>,
): Promise<TrialAnswer> =>
  reported([token], async () => {
    const headers = { accept: '*/*', [header.name]: headerValue(header, token) };
    const response = await direct(http)(url, { method: 'GET', headers });
    await response.body?.cancel().catch(() => undefined);
    const { status } = response;
    if (!isRefusalStatus(status)) return { status };
    const about = { scheme: header.scheme, confidential: [token] };
    return { status, challenge: await challengeIn(challengesOf(response), about) };
  });
