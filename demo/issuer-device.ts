import type { Client, Configuration, ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml } from './html.ts';
import { sendCard } from './issuer-pages.ts';

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>;

/** RFC 8628: the pages where a user lets a device in that has no browser of its own. */
export const deviceFlow: DeviceFlow = {
  enabled: true,
  userCodeInputSource: renderCodeInput,
  userCodeConfirmSource: renderConfirmation,
  successSource: renderDone,
};

function renderCodeInput(
  context: KoaContextWithOIDC,
  form: string,
  _out?: ErrorOut,
  error?: Error,
): void {
  // The provider's input has a script where a label should be, and its policy forbids scripts.
  const labelled = form.replace(/onfocus="[^"]*"/, 'aria-label="Code"');
  const notice = error ? `<p role="alert">${escapeHtml(error.message)}</p>` : '';
  sendCard(
    context,
    'Connect a device',
    `<p>Enter the code that the device shows.</p>${notice}${labelled}
<button form="op.deviceInputForm">Continue</button>`,
  );
}

function renderConfirmation(
  context: KoaContextWithOIDC,
  form: string,
  { clientId }: Client,
  _device: unknown,
  userCode: string,
): void {
  sendCard(
    context,
    'Is this your device?',
    `<p><strong>${escapeHtml(clientId)}</strong> should show <code>${escapeHtml(userCode)}</code></p>
${form}<button form="op.deviceConfirmForm">Continue</button>
<button form="op.deviceConfirmForm" class="quiet" name="abort" value="yes">Cancel</button>`,
  );
}

function renderDone(context: KoaContextWithOIDC): void {
  sendCard(context, 'Device connected', '<p>You can close this page.</p>');
}
