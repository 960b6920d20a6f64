import type { AuthorizationCodeGrant } from '../../src/core/grant.ts';
import { codeGrant, now, REDIRECT_URI, realFetch, signIn } from './grants.ts';
import { issuer } from './issuers.ts';

export type Asked = URLSearchParams;
export type AnswerParameters = Record<string, string | null>;

/** Where the issuer sends the browser, with what is right but for the changes; null: without it. */
export const answerWith = (asked: Asked, changes: AnswerParameters) => {
  const answer = new URL(REDIRECT_URI);
  const parameters = { code: 'code-1', state: asked.get('state'), ...changes };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) answer.searchParams.set(name, value);
  }
  return answer;
};

/** Signs in at the hostile issuer, which sends the browser back with `parameters`. */
export const signInWith = (
  parameters: AnswerParameters | ((asked: Asked) => AnswerParameters) = {},
  grant: AuthorizationCodeGrant = codeGrant(issuer.url),
  secret?: string,
) =>
  signIn(
    grant,
    { secret },
    {
      http: realFetch,
      now,
      authorize: async ({ searchParams }) =>
        answerWith(
          searchParams,
          typeof parameters === 'function' ? parameters(searchParams) : parameters,
        ),
    },
  );
