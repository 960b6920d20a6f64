import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { signIn } from '../ui/next-step.ts';
import type { AppView } from './app-view.ts';
import styles from './people.module.css';

export const endsSessions = ({ grant }: App) =>
  grant.kind !== 'pasted' && grant.server.endSessionEndpoint !== undefined;

/** An issuer that still knows its user signs them in again without a word: two ways around that. */
export function SomeoneElse({ view: { app, identity } }: { readonly view: AppView }) {
  if (app.grant.kind !== 'authorization_code') return null;
  return (
    <div class={styles['foot']}>
      <Button look="link" onClick={() => signIn(app, true)}>
        {t('sign_in_as_other')}
      </Button>
      {endsSessions(app) && (
        <Button look="link" onClick={() => void run('endSession', { id: identity })}>
          {t('sign_out_at_issuer')}
        </Button>
      )}
    </div>
  );
}
