// In the place of the search at the first paint, when nobody has typed anything.

import type { State } from '../../core/state.ts';

export const searchApps = ({ apps }: Pick<State, 'apps'>): State['apps'] => apps;
