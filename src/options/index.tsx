import { render } from 'preact';
import { t } from '../platform/i18n.ts';
import { watchState, watchTime } from '../ui/page-state.ts';
import { askBeforeLeaving } from './editors.ts';
import { Options } from './options.tsx';
import { watchRoute } from './route.ts';

askBeforeLeaving();
document.title = t('options_title');
const root = document.getElementById('root');
const state = await watchState();
if (root) render(<Options state={state} now={watchTime()} route={watchRoute()} />, root);
