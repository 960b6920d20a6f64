import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import type { PageState } from '../ui/page-state.ts';
import { TestPanel } from './app-test.tsx';
import type { Editor } from './editor-model.ts';
import { type AppTest, createAppTest } from './test-model.ts';

interface SavedProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  /** As the form was opened with it. Undefined: a new one, of which nothing is saved. */
  readonly app?: App;
}

type TestProps = SavedProps & { readonly editor: Editor; readonly test: AppTest | undefined };

/** For a saved app alone, and as it is saved. */
export function SavedTest({ state, now, app, editor, test }: TestProps) {
  const stored = appById(state.value.apps, app?.id);
  if (!stored || !test) return null;
  const isChanged = editor.isChanged.value;
  return <TestPanel test={test} app={stored} now={now.value} isChanged={isChanged} />;
}

export function useTest({ state, now, app }: SavedProps): AppTest | undefined {
  const [test] = useState(() => app && createAppTest(state, now, app.id));
  useEffect(() => test?.dispose, [test]);
  return test;
}

/** From the click below the form: what comes of it is shown above. */
export function tryOut({ state, app }: SavedProps, test: AppTest | undefined) {
  const stored = appById(state.value.apps, app?.id);
  const [first] = stored?.apiScopes ?? [];
  if (!stored || !first) return;
  void test?.start(stored, apiScopeText(first));
  document.getElementById('test-title')?.scrollIntoView({ block: 'center' });
}
