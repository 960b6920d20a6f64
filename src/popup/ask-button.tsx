import { useSignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import type { AppView } from './app-view.ts';
import { originsFor, type Question } from './questions.ts';

export interface AskButtonProps {
  readonly view: AppView;
  readonly question: Question;
  /** What is asked about, as its heading says. */
  readonly about: string;
  readonly isAnswered: boolean;
  readonly children: string;
  readonly hint?: string;
}

/** Asks the issuer, once the user has let us reach the place that answers. */
export function AskButton(props: AskButtonProps) {
  const { view, question, about, isAnswered, children, hint } = props;
  const { app, identity } = view;
  const isBusy = useSignal(false);
  const ask = async () => {
    const isAllowed = await requestOrigins(originsFor(app, question) ?? []);
    isBusy.value = isAllowed;
    if (isAllowed) await run(question, { id: identity });
    isBusy.value = false;
  };
  return (
    <Button
      hint={hint}
      label={isAnswered ? t('ask_again_about', about) : undefined}
      disabled={isBusy.value}
      onClick={() => void ask()}
    >
      {isAnswered ? t('ask_again') : children}
    </Button>
  );
}
