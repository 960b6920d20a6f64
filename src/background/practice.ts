import { pastedTokens } from '../core/pasted-tokens.ts';
import { PRACTICE_ID } from '../core/practice.ts';
import { practiceApp } from '../core/practice-app.ts';
import { practiceToken } from '../core/practice-token.ts';
import { appById, type State } from '../core/state.ts';
import { t } from '../platform/i18n.ts';
import { change } from './store.ts';

const isInTrash = ({ trash }: State) => trash?.app.id === PRACTICE_ID;

/** Makes the app to practise with, or gives the one that is there a new token. */
export const addPractice = () =>
  change((state, now) => {
    const isThere = appById(state.apps, PRACTICE_ID) !== undefined;
    const tokens = pastedTokens(practiceToken(now), now);
    return {
      sessions: { ...state.sessions, [PRACTICE_ID]: { kind: 'active', tokens } },
      ...(!isThere && { apps: [...state.apps, practiceApp(t('practice_name'))] }),
      // What was deleted cannot come back beside it.
      ...(isInTrash(state) && { trash: null }),
    };
  });
