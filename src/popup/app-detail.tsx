import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { AppActions } from './app-actions.tsx';
import { type AppView, isNobody, waitingIn } from './app-view.ts';
import { Asked } from './asked.tsx';
import { Notices } from './notices.tsx';
import { AloneFoot, isWorthListing, People } from './people.tsx';
import { SomeoneElse } from './someone-else.tsx';
import { TokenBody, TokenFindings, TokenHistory } from './token-place.tsx';
import { TryIt } from './try-it.tsx';
import { useShownToken } from './use-shown-token.ts';
import { WaitPanel } from './wait-panel.tsx';

export interface ViewProps {
  readonly view: AppView;
}

const Waits = ({ view }: ViewProps) => (
  <>
    {waitingIn(view).map(({ person, wait }) => (
      <WaitPanel key={person.id} identity={person.id} wait={wait} now={view.now} />
    ))}
    {view.people.some(({ isAtWindow }) => isAtWindow) && <p>{t('window_title')}</p>}
  </>
);

/** Whoever was chosen for the tab has signed out, and so has everyone else. */
const NobodyLeft = ({ view: { app } }: ViewProps) => (
  <>
    <p>{t('nobody_left')}</p>
    <Asked app={app} />
  </>
);

/** What there is to see and to do of an app that has no token. */
function WithoutToken({ view }: ViewProps) {
  const { app, phase, people } = view;
  if (phase.kind === 'acquiring') return null;
  if (isNobody(view)) return people.length === 0 ? <NobodyLeft view={view} /> : null;
  return (
    <>
      {!isWorthListing(view) && <SomeoneElse view={view} />}
      {phase.kind === 'signed-out' && <p>{t('no_token_yet')}</p>}
      <Asked app={app} />
    </>
  );
}

/** Whether there is a token to judge, or a sign-in that brought none. */
const isJudged = ({ phase }: AppView) => tokensIn(phase) !== undefined || phase.kind === 'failed';

/**
 * Everything that there is to see and to do about one app, below what its token says: first the deeds, however much
 * there is to read. What reads tokens comes later and stands below them, so that no click lands elsewhere.
 */
export function AppDetail({ view }: ViewProps) {
  const tokens = tokensIn(view.phase);
  const shown = useShownToken(view.app, tokens);
  return (
    <>
      <Notices view={view} />
      <Waits view={view} />
      <AppActions view={view} tokens={tokens} shown={shown} />
      <People view={view} />
      {!tokens && <WithoutToken view={view} />}
      {isJudged(view) && <TokenFindings view={view} />}
      {tokens && shown && (
        <>
          <TokenBody view={view} shown={shown} />
          <TryIt key={view.identity} view={view} tokens={tokens} />
        </>
      )}
      {!isNobody(view) && <TokenHistory view={view} />}
      <AloneFoot view={view} />
    </>
  );
}
