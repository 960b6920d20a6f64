import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Copied, copyAs, formsFor } from '../core/copy-as.ts';
import { liveTokensAs } from '../core/live-tokens.ts';
import { sentToken } from '../core/sent-token.ts';
import { t } from '../platform/i18n.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { TOOL_NAMES } from '../ui/copy-names.ts';
import { whoIs } from '../ui/who-is.ts';
import styles from './copy-as.module.css';
import type { RowContext } from './log-row.tsx';
import type { Row } from './view.ts';

interface CopyProps {
  readonly row: Row;
  readonly context: RowContext;
}

/** The token of now: the log does not know the one that the request carried. */
function tokenFor({ row: { app, entry }, context: { state, now } }: CopyProps) {
  const tokens = liveTokensAs(state, app, entry.identity, now);
  return tokens && sentToken(app, tokens);
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (checked: boolean) => void;
}

function TokenChoice({ checked, disabled, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class={styles['choice']}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <label for={id}>{t('with_token')}</label>
    </div>
  );
}

/** What the copy gives away, or what has to be put into it. */
function Hint({ row: { entry }, context: { state }, copied, isLive }: HintProps) {
  if (copied.token !== undefined) {
    const { name } = whoIs(state, entry.identity);
    return <p class={styles['warning']}>{t('with_token_warning', name)}</p>;
  }
  return <p>{t(isLive ? 'without_token_hint' : 'with_token_none', '$TOKEN', 'token')}</p>;
}

type HintProps = CopyProps & { readonly copied: Copied; readonly isLive: boolean };

/** The request as a command or a script that makes it again. Without the token, unless that is asked for. */
export function CopyAs({ row, context }: CopyProps) {
  const isWanted = useSignal(false);
  const { entry, app } = row;
  const live = tokenFor({ row, context });
  const token = isWanted.value ? live : undefined;
  const copied = { method: entry.method, url: entry.url, header: app.header, token };
  const forms = formsFor(entry);
  if (forms.length === 0) return <p>{t('address_cut_off')}</p>;
  return (
    <fieldset class={styles['copy']}>
      <legend>{t('copy_as')}</legend>
      <div class={styles['forms']}>
        {forms.map((form) => (
          <CopyButton
            key={form}
            label={TOOL_NAMES[form]}
            text={copyAs(form, copied)}
            isSecret={copied.token !== undefined}
          />
        ))}
        <TokenChoice
          checked={token !== undefined}
          disabled={live === undefined}
          onChange={(checked) => {
            isWanted.value = checked;
          }}
        />
      </div>
      <Hint row={row} context={context} copied={copied} isLive={live !== undefined} />
      <p>{t('copy_lacks')}</p>
    </fieldset>
  );
}
