import { conflictsOf } from '../core/conflicts.ts';
import type { Failure } from '../core/failure.ts';
import { otherCallers } from '../core/other-callers.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { seriesText } from '../ui/format.ts';
import { otherStep } from '../ui/next-step.ts';
import { Notice } from '../ui/notice.tsx';
import { PracticeNote } from '../ui/practice-note.tsx';
import { Relations } from '../ui/relations.tsx';
import { otherCallersText } from '../ui/sentences.ts';
import type { AppView } from './app-view.ts';
import { appFailureText, isNoFault } from './failure-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';

interface ViewProps {
  readonly view: AppView;
}

/** What else may help. It stands with the reason, so that no other button moves. */
function Other({ view: { app, phase, identity, source } }: ViewProps) {
  const other = otherStep(app, phase, identity, source);
  return other ? <Button onClick={other.act}>{other.label}</Button> : null;
}

function toneOf(phase: Phase, failure: Failure): 'soon' | 'gone' | 'idle' {
  if (isNoFault(failure)) return 'idle';
  return tokensIn(phase) ? 'soon' : 'gone';
}

/** What went wrong; undefined where the row says all of it. */
function failureIn(phase: Phase): Failure | undefined {
  const failure = 'failure' in phase ? phase.failure : undefined;
  return failure && phase.kind === 'failed' && isNoFault(failure) ? undefined : failure;
}

function Trouble({ view }: ViewProps) {
  const { app, phase } = view;
  const failure = failureIn(phase);
  if (!failure && phase.kind !== 'soon') return null;
  return (
    <Notice tone={failure ? toneOf(phase, failure) : 'soon'} action={<Other view={view} />}>
      {failure ? appFailureText(app, failure) : t('ends_soon')}
    </Notice>
  );
}

/** What matters now about an app, before all that there is to see of it. */
export function Notices({ view }: ViewProps) {
  const { app, phase, state, rivals } = view;
  const shared = otherCallersText(otherCallers(app, state.granted));
  return (
    <>
      <PracticeNote app={app} />
      <Trouble view={view} />
      {phase.kind === 'needs-permission' && (
        <Notice>{t('permission_reason', seriesText(phase.origins))}</Notice>
      )}
      <RefusalNotice view={view} />
      {shared && <Notice>{shared}</Notice>}
      <Relations app={app} conflicts={conflictsOf(state, app)} rivals={rivals} />
    </>
  );
}
