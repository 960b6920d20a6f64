import type { Phase } from '../core/phase.ts';
import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { failureText } from '../ui/sentences.ts';
import { AppActions } from './app-actions.tsx';
import styles from './app-detail.module.css';
import { type AppView, waitingIn } from './app-view.ts';
import { AskIssuer } from './ask-issuer.tsx';
import { IssuerNotes } from './issuer-notes.tsx';
import { People } from './people.tsx';
import { TokenView } from './token-view.tsx';
import { useShownToken } from './use-shown-token.ts';
import { WaitPanel } from './wait-panel.tsx';

export interface ViewProps {
  readonly view: AppView;
}

const failureIn = (phase: Phase) => ('failure' in phase ? phase.failure : undefined);

function Notices({ view: { phase, others } }: ViewProps) {
  const failure = failureIn(phase);
  return (
    <>
      {failure && <Notice tone={tokensIn(phase) ? 'soon' : 'gone'}>{failureText(failure)}</Notice>}
      {phase.kind === 'needs-permission' && (
        <Notice>{t('permission_reason', phase.origins.join(', '))}</Notice>
      )}
      {others.length > 0 && <Notice>{t('shared_callers', others.join(', '))}</Notice>}
    </>
  );
}

const Waits = ({ view }: ViewProps) => (
  <>
    {waitingIn(view).map(({ person, wait }) => (
      <WaitPanel key={person.id} identity={person.id} wait={wait} now={view.now} />
    ))}
  </>
);

/** What is said where there is nothing else to say. */
const Nothing = ({ view: { phase } }: ViewProps) =>
  phase.kind === 'signed-out' ? <p>{t('no_token_yet')}</p> : null;

/** Everything that there is to see and to do about one app: the deeds first, however much there is to read. */
export function AppDetail({ view }: ViewProps) {
  const tokens = tokensIn(view.phase);
  const shown = useShownToken(view.app, tokens);
  return (
    <div class={styles['detail']}>
      <Notices view={view} />
      <Waits view={view} />
      <AppActions view={view} tokens={tokens} shown={shown} />
      <People view={view} />
      {tokens && shown ? (
        <>
          <TokenView view={view} tokens={tokens} shown={shown} />
          <IssuerNotes tokens={tokens} />
          <AskIssuer view={view} tokens={tokens} shown={shown} />
        </>
      ) : (
        <Nothing view={view} />
      )}
    </div>
  );
}
