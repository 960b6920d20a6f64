import { render } from 'preact';
import { t } from '../platform/i18n.ts';
import { keepDressed } from '../ui/keep-dressed.ts';
import { setPageLanguage } from '../ui/page-language.ts';
import { watchState } from '../ui/page-state.ts';
import { watchTime } from '../ui/watch-time.ts';
import { followDrafts } from './drafts.ts';
import { askBeforeLeaving, keepForms } from './editors.ts';
import { Options } from './options.tsx';
import { watchRoute } from './route.ts';

askBeforeLeaving();
keepForms();
setPageLanguage();
document.title = t('options_title');
const root = document.getElementById('root');
const [state] = await Promise.all([watchState(), followDrafts()]);
keepDressed(state);
if (root) render(<Options state={state} now={watchTime()} route={watchRoute()} />, root);
