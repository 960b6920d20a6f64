import type Provider from 'oidc-provider';
import { accessTokenGiver } from './grant-answer.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { jwtBearerGrant } from './jwt-bearer-grant.ts';
import { passwordGrant } from './password-grant.ts';
import type { Resources } from './resources.ts';
import { tokenExchangeGrant } from './token-exchange-grant.ts';

/** The ways to a token that the provider does not bring along. */
export function addCustomGrants(provider: Provider, keys: IssuerKeys, resources: Resources): void {
  const give = accessTokenGiver(resources);
  for (const grant of [tokenExchangeGrant(keys), jwtBearerGrant, passwordGrant]) {
    const { type, parameters, answer } = grant;
    provider.registerGrantType<{ readonly [name: string]: string | undefined }>(
      type,
      async (context) => {
        context.body = await answer(context, give);
      },
      parameters,
    );
  }
}
