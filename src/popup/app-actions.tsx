import type { App } from '../core/app.ts';
import type { TokenSet } from '../core/session.ts';
import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { StarIcon } from '../ui/icons.tsx';
import { isInteractive } from '../ui/next-step.ts';
import styles from './app-detail.module.css';
import type { AppView } from './app-view.ts';
import { CopyMenu } from './copy-menu.tsx';
import { leave } from './leave.ts';
import { copiedKind, type ShownToken } from './use-shown-token.ts';

interface TokenProps {
  readonly view: AppView;
  readonly tokens: TokenSet;
}

function Refresh({ view: { phase, identity } }: Pick<TokenProps, 'view'>) {
  const isBusy = phase.kind === 'acquiring';
  return (
    <Button disabled={isBusy} onClick={() => void run('refresh', { id: identity })}>
      {t('refresh')}
    </Button>
  );
}

const hasUser = (app: App) => isInteractive(app) || app.grant.kind === 'password';

function leavingHint({ grant }: App): string | undefined {
  if (grant.kind === 'pasted') return undefined;
  return t(grant.server.revocationEndpoint ? 'sign_out_hint' : 'sign_out_hint_here');
}

const SignOut = ({ view }: Pick<TokenProps, 'view'>) => (
  <Button hint={leavingHint(view.app)} onClick={() => void leave('signOut', view)}>
    {t(hasUser(view.app) ? 'sign_out' : 'forget_token')}
  </Button>
);

/** A favourite stands before others in the list. */
const Favourite = ({ app: { id, favourite } }: { readonly app: App }) => (
  <Button
    look="icon"
    label={t(favourite ? 'remove_favourite' : 'add_favourite')}
    onClick={() => void run('setFavourite', { id, favourite: !favourite })}
  >
    <StarIcon isFilled={favourite} />
  </Button>
);

export interface AppActionsProps {
  readonly view: AppView;
  readonly tokens: TokenSet | undefined;
  readonly shown: ShownToken | undefined;
}

export function AppActions({ view, tokens, shown }: AppActionsProps) {
  const { app } = view;
  return (
    <div class={styles['actions']}>
      {tokens && shown && (
        <CopyMenu key={copiedKind(shown)} view={view} tokens={tokens} shown={shown} />
      )}
      {tokens?.renewable && <Refresh view={view} />}
      <Button onClick={() => void openOptions(`#/app/${app.id}`)}>{t('edit')}</Button>
      {tokens && <SignOut view={view} />}
      <Favourite app={app} />
    </div>
  );
}
