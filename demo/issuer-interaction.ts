import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { errors, type InteractionResults } from 'oidc-provider';
import { pagePolicy, renderExpired, renderSignIn } from './issuer-pages.ts';
import { mfa, wantsMfa } from './stronger-sign-in.ts';
import { findUser } from './users.ts';

export const isInteraction = (path: string) => path.startsWith('/interaction/');

/** What the issuer asks of the user between the app's request and its answer. */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === 'POST') await takeChoice(provider, request, response);
    else await askWho(provider, request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    sendPage(response, 400, renderExpired());
  }
}

async function askWho(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { prompt, params } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    await provider.interactionFinished(request, response, { consent: {} });
    return;
  }
  sendPage(response, 200, renderSignIn(String(params['client_id']), wantsMfa(params)));
}

async function takeChoice(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const choice = new URLSearchParams(await text(request)).get('user') ?? '';
  const { params } = await provider.interactionDetails(request, response);
  await provider.interactionFinished(request, response, resultOf(choice, wantsMfa(params)));
}

/** One choice settles all that was asked: which account, that it signs in, and the consent. */
function resultOf(choice: string, isStrong: boolean): InteractionResults {
  const user = findUser(choice);
  if (!user) return { error: 'access_denied', error_description: 'The user cancelled.' };
  const login = { accountId: user.sub, ...(isStrong && { acr: mfa }) };
  return { login, select_account: {}, consent: {} };
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': pagePolicy,
    'Cache-Control': 'no-store',
  });
  response.end(page);
}
