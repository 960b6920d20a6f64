import { escapeHtml, renderDocument } from './html.ts';

type Call = {
  readonly id: string;
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly explanation: string;
};

const calls: readonly Call[] = [
  {
    id: 'list',
    label: 'List orders',
    method: 'GET',
    path: '/orders',
    explanation: 'The plainest request there is. It needs a token for the orders.',
  },
  {
    id: 'create',
    label: 'Create an order',
    method: 'POST',
    path: '/orders',
    explanation: 'Sends JSON, so the browser asks the API first. Alice may do this, Bob may not.',
  },
  {
    id: 'refund',
    label: 'Refund an order',
    method: 'POST',
    path: '/orders/refund',
    explanation: 'Wants a sign-in with a second factor. Lanyard can step up to it in one click.',
  },
  {
    id: 'report',
    label: 'Read the report',
    method: 'GET',
    path: '/reports/today',
    explanation: 'Another part of the API, which wants a token of its own, an opaque one.',
  },
];

export function shopPolicy(apiOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${apiOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** `address`: a sign-in that a new app can be made of. */
export function renderShop(apiOrigin: string, address: string): string {
  const body = `<body class="shop" data-api="${escapeHtml(apiOrigin)}">
<header><h1>Demo shop</h1>
<p>This page never touches a token: it calls the API at <code>${escapeHtml(apiOrigin)}</code> with a
plain <code>fetch()</code>, and the browser adds what Lanyard told it to. Press a button and see who
the API thinks is calling.</p>
<p class="begin"><label for="address">New to Lanyard? Copy this address of a sign-in, click its icon over
this page, and paste.</label>
<input id="address" readonly value="${escapeHtml(address)}"></p></header>
<main>
${calls.map(renderCall).join('\n')}
</main></body>`;
  const head = '<script type="module" src="/shop.js"></script>';
  return renderDocument({ title: 'Demo shop', body, head });
}

function renderCall({ id, label, method, path, explanation }: Call): string {
  return `<section class="card" aria-labelledby="${id}-title">
<h2 id="${id}-title"><span class="method">${method}</span> <code>${path}</code></h2>
<p>${explanation}</p>
<button id="${id}" data-method="${method}" data-path="${path}">${label}</button>
<output for="${id}" aria-label="Answer to ${label}"></output>
</section>`;
}
