import { apiScopeText } from './api-scope.ts';
import type { App } from './app.ts';
import { appOf } from './identity.ts';
import type { State } from './state.ts';

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** Who is signed in, by app, as people know them. */
function usersByApp(sessions: State['sessions']): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [id, { tokens }] of Object.entries(sessions)) {
    if (tokens?.who === undefined) continue;
    const found = users.get(appOf(id));
    if (found) found.push(tokens.who);
    else users.set(appOf(id), [tokens.who]);
  }
  return users;
}

/** All that people look for an app by. */
const textOf = ({ name, apiScopes, environment = '' }: App, users: readonly string[]) =>
  fold([name, ...apiScopes.map(apiScopeText), environment, ...users].join('\n'));

/** The apps that have every word of a text in their name, API, environment or users. No word: all of them. */
export function searchApps(
  { apps, sessions }: Pick<State, 'apps' | 'sessions'>,
  text: string,
): readonly App[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return apps;
  const users = usersByApp(sessions);
  return apps.filter((app) => {
    const stands = textOf(app, users.get(app.id) ?? []);
    return words.every((word) => stands.includes(word));
  });
}
