import type { Caller } from './access-token-checks.ts';
import { type Answer, scopeInsufficient, signInInsufficient } from './api-answers.ts';
import { scopes } from './resources.ts';
import { mfa } from './stronger-sign-in.ts';

type Request = { readonly method: string; readonly path: string };

/** How fresh a sign-in has to be for payouts, in seconds. */
const maxAge = 60;

const isUnder = (path: string, parent: string) => path === parent || path.startsWith(`${parent}/`);

function scopeRefusal({ method, path }: Request, { scope }: Caller): Answer | undefined {
  const isWriting = method === 'POST' && isUnder(path, '/orders');
  const isMissing = isWriting && !scope.split(' ').includes(scopes.writeOrders);
  return isMissing ? scopeInsufficient(scopes.writeOrders) : undefined;
}

/** RFC 9470: refunds want a second factor, payouts a sign-in of just now. */
function signInRefusal({ path }: Request, { acr, authTime = 0 }: Caller): Answer | undefined {
  if (isUnder(path, '/orders/refund') && acr !== mfa) {
    return signInInsufficient('This needs a second factor.', { acr_values: mfa });
  }
  const isOld = Date.now() / 1000 - authTime > maxAge;
  return isUnder(path, '/orders/payout') && isOld
    ? signInInsufficient('This needs a fresh sign-in.', { max_age: String(maxAge) })
    : undefined;
}

/** Why a token that is good is not good enough for a request; undefined: it is. */
export const refusalFor = (request: Request, caller: Caller): Answer | undefined =>
  scopeRefusal(request, caller) ?? signInRefusal(request, caller);
