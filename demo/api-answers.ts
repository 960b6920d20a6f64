import type { Caller } from './access-token-checks.ts';

export type Answer = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

export function welcome({ subject, scope }: Caller, token: string): Answer {
  return { status: 200, body: { ok: true, subject, scope, tokenTail: token.slice(-6) } };
}

/** RFC 6750 §3: whoever sent no token is not told about an error. */
export const tokenMissing: Answer = refusal(401, {});

export const tokenInvalid: Answer = refusal(401, {
  error: 'invalid_token',
  error_description: 'The access token has expired, was revoked, or is not for this API.',
});

export function scopeInsufficient(scope: string): Answer {
  const error_description = `This needs the scope ${scope}.`;
  return refusal(403, { error: 'insufficient_scope', error_description, scope });
}

/** RFC 9470 §3. */
export function signInInsufficient(error_description: string, demanded: Record<string, string>) {
  const error = 'insufficient_user_authentication';
  return refusal(401, { error, error_description, ...demanded });
}

export const notFound: Answer = { status: 404, body: { ok: false, error: 'not_found' } };

export const issuerUnavailable: Answer = {
  status: 503,
  body: { ok: false, error: 'issuer_unavailable' },
};

export const preflight: Answer = {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    // Not Authorization: no page is to send it, and the browser adds Lanyard's below CORS.
    'Access-Control-Allow-Headers': 'Content-Type',
    'Access-Control-Max-Age': '0',
  },
};

export function redirect(to: string): Answer {
  return { status: 302, headers: { Location: to } };
}

function refusal(status: number, details: Record<string, string>): Answer {
  const parameters = Object.entries({ realm: 'Lanyard demo API', ...details });
  const challenge = parameters.map(([name, value]) => `${name}="${value}"`).join(', ');
  return {
    status,
    headers: { 'WWW-Authenticate': `Bearer ${challenge}` },
    body: { ok: false, ...details },
  };
}
