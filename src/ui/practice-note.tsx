import type { App } from '../core/app.ts';
import { isPractice } from '../core/practice.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from './notice.tsx';

/** That an app is for practice: nobody should take its token for one that an API accepts. */
export const PracticeNote = ({ app }: { readonly app: Pick<App, 'id' | 'grant'> }) =>
  isPractice(app) ? <Notice tone="idle">{t('practice_note')}</Notice> : null;
