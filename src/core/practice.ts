import type { App } from './app.ts';
import type { AppId } from './app-id.ts';

/** There is one at most, so that a second click makes no second one. */
export const PRACTICE_ID = 'practice' as AppId;

/** Whether an app is for practice still: whoever has given it another grant has made it their own. */
export const isPractice = ({ id, grant }: Pick<App, 'id' | 'grant'>): boolean =>
  id === PRACTICE_ID && grant.kind === 'pasted';
