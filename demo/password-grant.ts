import { errors } from 'oidc-provider';
import { type Give, type GrantContext, usualParameters } from './grant-answer.ts';
import { demoPassword, findUser } from './users.ts';

/** RFC 6749 §4.3: the app itself takes the user's password. */
export const passwordGrant = {
  type: 'password',
  parameters: [...usualParameters, 'username', 'password'],
  answer: (context: GrantContext, give: Give) => give(context, userOf(context)),
};

function userOf({ oidc }: GrantContext) {
  const { username = '', password } = oidc.params;
  const user = findUser(username);
  if (!user || password !== demoPassword) throw new errors.InvalidGrant('wrong name or password');
  return user;
}
