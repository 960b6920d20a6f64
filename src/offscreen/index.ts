import { onClipboardTask } from '../platform/clipboard.ts';
import { doTask } from './clipboard.ts';

const field = document.querySelector('textarea');
if (field) onClipboardTask((task) => doTask(field, task));
