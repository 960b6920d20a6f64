import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

const Resume = () => (
  <Button onClick={() => void run('setAttaching', { attaching: true })}>{t('resume')}</Button>
);

/** That no token is attached whatever the apps' own switches say. */
export const Paused = () => (
  <Notice tone="idle" action={<Resume />}>
    {t('tab_paused')}
  </Notice>
);
