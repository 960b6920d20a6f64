import { send } from '../../demo/browser.ts';
import type { Lanyard } from './lanyard.ts';

/** Someone answers in the issuer's window, which something opens. Nobody is known there from before. */
export async function answerAs(lanyard: Lanyard, user: string, open: () => Promise<unknown>) {
  await lanyard.context.clearCookies();
  const opened = lanyard.context.waitForEvent('page');
  const done = open();
  await (await opened).getByRole('button', { name: `Sign in as ${user}` }).click();
  await done;
}

export const signInAs = (lanyard: Lanyard, id: string, user: string, another = false) =>
  answerAs(lanyard, user, () => send(lanyard.control, 'signIn', { id, another }));
