import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml, renderDocument } from './html.ts';
import { type User, users } from './users.ts';

// No form-action: Chromium holds the redirects after a form to it too, and they end at the app.
export const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

export function renderSignIn(clientId: string, isStrong = false): string {
  const factor = isStrong ? ' with a second factor, which is taken for granted here' : '';
  return renderCard(
    'Sign in',
    `<p>to continue to <strong>${escapeHtml(clientId)}</strong>${factor}</p>
<form method="post">
${users.map(renderUser).join('\n')}
<button class="quiet" name="user" value="">Cancel</button>
</form>
<p class="notice">Demo issuer: no password needed</p>`,
  );
}

function renderUser({ sub, name, email }: User): string {
  const initial = escapeHtml(name.slice(0, 1));
  return `<button class="person" name="user" value="${escapeHtml(sub)}">
<span class="initial" aria-hidden="true">${initial}</span>
<span><strong>Sign in as ${escapeHtml(sub)}</strong>
<small aria-hidden="true">${escapeHtml(email)}</small></span>
</button>`;
}

export function renderExpired(): string {
  return renderCard('This sign-in is over', '<p>Start again from the app that sent you here.</p>');
}

export function renderError(context: KoaContextWithOIDC, out: ErrorOut): void {
  const { error, error_description: description = '' } = out;
  sendCard(
    context,
    'Request refused',
    `<p><code>${escapeHtml(error)}</code></p><p>${escapeHtml(description)}</p>`,
  );
}

/** The form comes from the provider, which guards it against forgery. */
export function renderSignOut(context: KoaContextWithOIDC, form: string): void {
  sendCard(
    context,
    'Sign out of the demo issuer?',
    `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );
}

export function renderSignedOut(context: KoaContextWithOIDC): void {
  sendCard(context, 'Signed out', '<p>The demo issuer has forgotten who you were.</p>');
}

/** A page of the issuer's own, in answer to a request that the provider handles. */
export function sendCard(context: KoaContextWithOIDC, title: string, content: string): void {
  context.type = 'html';
  context.set('Content-Security-Policy', pagePolicy);
  context.body = renderCard(title, content);
}

function renderCard(title: string, content: string): string {
  const body = `<body class="issuer"><main class="card"><h1>${escapeHtml(title)}</h1>
${content}
</main></body>`;
  return renderDocument({ title: `${title} - demo issuer`, body });
}
