import { type Command, type Input, parseCommand } from '../core/command.ts';
import { failure } from '../core/failure.ts';
import { failureOf } from '../oauth/failure-of.ts';
import type { Reply } from '../platform/messages.ts';
import * as answers from './answers.ts';
import * as apps from './apps.ts';
import { begin, forgetBegun } from './begin.ts';
import { noteCopied } from './clipboard.ts';
import { clearRequests } from './completions.ts';
import { discoverIssuer } from './discoveries.ts';
import { saveDraft } from './drafts.ts';
import { fetchKeys } from './issuer-keys.ts';
import { addPractice } from './practice.ts';
import * as refusals from './refusals.ts';
import { cancelSignIn, endSession, signOut } from './sign-out.ts';
import * as tabs from './tab-choices.ts';
import { renew, signIn } from './tokens.ts';
import { tryApi } from './trial.ts';
import { stopWatching, watchTab } from './watching.ts';

/** A command without a handler does not compile. */
type Handlers = { readonly [C in Command]: (input: Input<C>) => Promise<unknown> };

const HANDLERS: Handlers = {
  saveApp: apps.saveApp,
  saveDraft,
  deleteApp: apps.deleteApp,
  undoDelete: apps.undoDelete,
  dismissUndo: apps.dismissUndo,
  setAppEnabled: apps.setAppEnabled,
  setAttaching: apps.setAttaching,
  setRivals: apps.setRivals,
  savePages: apps.savePages,
  setPreferences: apps.setPreferences,
  noteCopied,
  setFavourite: apps.setFavourite,
  moveApp: apps.moveApp,
  silenceFinding: apps.silenceFinding,
  fetchKeys,
  chooseIdentity: tabs.chooseIdentity,
  chooseInTab: tabs.chooseInTab,
  setTabPaused: tabs.setTabPaused,
  stepUp: refusals.stepUp,
  dismissRefusal: refusals.dismissRefusal,
  noteReplaced: refusals.noteReplaced,
  tryApi,
  clearRequests,
  signIn: ({ id, another }) => signIn(id, another),
  cancelSignIn,
  refresh: ({ id }) => renew(id),
  signOut,
  endSession,
  introspect: answers.introspectToken,
  askUserinfo: answers.askUserinfo,
  listIssued: answers.listIssuedTokens,
  revokeIssued: answers.revokeIssuedToken,
  discover: discoverIssuer,
  watchTab,
  stopWatching,
  begin,
  forgetBegun,
  addPractice,
};

/** Carries out a message. Its outcome is in the store; the reply only tells why it could not be carried out. */
export async function handle(message: unknown): Promise<Reply> {
  const parsed = parseCommand(message);
  if (!parsed) return failure('unexpected');
  try {
    await (HANDLERS[parsed.command] as (input: Input<Command>) => Promise<unknown>)(parsed.input);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}
