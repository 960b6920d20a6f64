import type { App } from '../core/app.ts';
import { sentToken } from '../core/sent-token.ts';
import type { TokenSet } from '../core/session.ts';
import { addressOf, copyToken, formsOf, type TokenCopy } from '../core/token-forms.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { CopyOutcome } from '../ui/copy-outcome.tsx';
import { Menu } from '../ui/menu.tsx';
import { useCopying } from '../ui/use-copying.ts';
import { whoIs } from '../ui/who-is.ts';
import type { AppView } from './app-view.ts';
import { formText } from './copy-form-text.ts';
import styles from './copy-menu.module.css';
import { copiedKind, type ShownToken } from './use-shown-token.ts';

export interface CopyMenuProps {
  readonly view: AppView;
  readonly tokens: TokenSet;
  readonly shown: ShownToken;
}

const isDead = ({ phase }: AppView) => phase.kind === 'expired';

/** The token that requests carry, with what it takes to write one; undefined: there is none to carry. */
function copyOf({ view: { app, answers }, tokens }: CopyMenuProps): TokenCopy | undefined {
  const token = sentToken(app, tokens);
  return token === undefined ? undefined : { app, token, url: addressOf(app, answers?.trial?.url) };
}

function labelOf(kind: App['send'], view: AppView): string {
  if (isDead(view)) return t('copy_expired');
  return t(kind === 'id_token' ? 'copy_id_token' : 'copy_token');
}

const warning = ({ view }: CopyMenuProps): string =>
  isDead(view)
    ? t('copy_menu_expired')
    : t('copy_menu_hint', whoIs(view.state, view.identity).name);

/** Copies the token that is looked at; beside it, the one that requests carry in whatever form it is needed. */
export function CopyMenu(props: CopyMenuProps) {
  const { view, tokens, shown } = props;
  const { outcome, copy } = useCopying();
  const kind = copiedKind(shown);
  const text = (kind === 'id_token' ? tokens.idToken : tokens.accessToken) ?? '';
  const other = copyOf(props);
  return (
    <div class={styles['split']}>
      <Button look={isDead(view) ? 'plain' : 'primary'} onClick={() => void copy(text, true)}>
        <CopyOutcome label={labelOf(kind, view)} outcome={outcome} />
      </Button>
      {other && (
        <Menu
          label={t('copy_more')}
          look={isDead(view) ? 'plain' : 'primary'}
          note={warning(props)}
          items={formsOf(other).map((form) => ({
            label: formText(form, view.app),
            choose: () => void copy(copyToken(form, other) ?? '', true),
          }))}
        />
      )}
    </div>
  );
}
